/* "Viết gọn": what a language model writes of the answer comes in sentence by sentence while the tab is open. */
(() => {
  "use strict";
  const { $, $$ } = window.tracuu;
  let coming = null;

  const end = () => {
    coming?.close();
    coming = null;
  };
  const chipOf = (card, number) => {
    const source = $$(".tc-source", card).find((each) => $(".tc-source__n", each)?.textContent.trim() === String(number));
    const chip = document.createElement(source ? "button" : "span");
    chip.className = "tc-chip";
    chip.textContent = number;
    if (source) {
      chip.type = "button";
      Object.assign(chip.dataset, source.dataset);
      chip.setAttribute("aria-label", `Trích dẫn ${number}`);
    }
    return chip;
  };
  const add = (tab, { text, citations }) => {
    const card = tab.closest(".tc-answer");
    const chips = document.createElement("span");
    chips.className = "tc-chips";
    chips.append(...citations.map((number) => chipOf(card, number)));
    $(".tc-written__text", tab).append(`${text}. `, chips, " ");
  };
  const start = (tab) => {
    end();
    const state = $(".tc-written__state", tab);
    $(".tc-written__text", tab).replaceChildren();
    state.textContent = "Đang viết…";
    const source = new EventSource(tab.dataset.address);
    coming = source;
    const finish = (said, kept) => {
      if (coming === source) end();
      source.close();
      state.textContent = said;
      if (kept) tab.dataset.done = "";
      else $(".tc-written__text", tab).replaceChildren();
    };
    source.addEventListener("sentence", (event) => {
      if (tab.isConnected && coming === source) add(tab, JSON.parse(event.data));
      else source.close();
    });
    source.addEventListener("written", (event) => {
      const written = JSON.parse(event.data);
      if (!written) finish("Không viết gọn được: chưa có câu nào đối chiếu được với trích dẫn, hoặc mô hình không trả lời.", false);
      else finish(written.dropped ? `Đã bỏ ${written.dropped} câu không đối chiếu được.` : "", true);
    });
    source.addEventListener("error", () => finish("Không viết gọn được lúc này; câu trả lời ở trên vẫn đủ căn cứ.", false));
  };

  document.addEventListener(
    "toggle",
    (event) => {
      const tab = event.target;
      if (!tab.matches?.(".tc-written") || tab.dataset.done !== undefined) return;
      if (tab.open) start(tab);
      else end();
    },
    true,
  );
})();
