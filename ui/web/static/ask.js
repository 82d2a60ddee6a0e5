/* Asking: the box that is there before anything else, what fits while one types, the conversation, history and saved questions. */
(() => {
  "use strict";
  const { $, $$, announce, stored, actions, address } = window.tracuu;
  const HISTORY = "tracuu.history";
  const SAVED = "tracuu.saved";
  const MOST_EARLIER = 4;
  const root = document.documentElement;
  let send = null;
  let waiting = null;
  let asking = false;
  let earlier = new URLSearchParams(location.search).getAll("truoc");
  let current = new URLSearchParams(location.search).get("q") || "";

  const box = () => $("#cau-hoi textarea");
  const plan = () => $("#loc-ke-hoach input[type=hidden]")?.value ?? new URLSearchParams(location.search).get("ke_hoach") ?? "";
  const grow = () => {
    const area = box();
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 190)}px`;
  };

  const ask = (question, { anew = false } = {}) => {
    const asked = question.trim();
    if (!asked) return;
    if (anew) earlier = [];
    else if (current && current !== asked) earlier = [...earlier, current].slice(-MOST_EARLIER);
    current = asked;
    box().value = asked;
    grow();
    hideOffers();
    root.classList.add("tc-busy");
    window.tracuu.closePanel();
    const given = { question: asked, plan: plan(), earlier: earlier.join("\n") };
    asking = true;
    if (send) send("ask", given);
    else waiting = given;
  };

  /* ---- answers ---- */
  const answerShown = (element) => {
    const card = $(".tc-answer", element);
    /* The first screen may come after a question that was asked before the page was ready; that one is asked again. */
    if (!card && asking && !$(".tc-notice", element)) return;
    if ($(".tc-welcome", element) && current && address.params().get("q") === current) {
      send?.("ask", { question: current, plan: plan(), earlier: earlier.join("\n") });
      return;
    }
    root.classList.remove("tc-busy");
    asking = false;
    if (!card) return;
    const now = address.params();
    const share = address.shareOf(card);
    const asks = (given) => [given.get("q"), given.get("ke_hoach") || "", ...given.getAll("truoc")].join("\n");
    if (asks(share) !== asks(now)) address.goTo(share);
    current = card.dataset.question;
    earlier = share.getAll("truoc");
    if (box() && document.activeElement !== box()) box().value = current;
    grow();
    remember(current);
    window.tracuu.title(current);
    announce(`Đã có câu trả lời. ${$(".tc-answer__headline, .tc-answer__status, .tc-value", card)?.textContent.trim() || ""}`);
    markSaved();
  };
  window.tracuu.shown.answer = answerShown;

  /* ---- history and saved questions: in this browser only ---- */
  const listed = (key) => stored(key, []).filter((each) => typeof each === "string");
  const keep = (key, list) => localStorage.setItem(key, JSON.stringify(list));
  const remember = (question) => {
    if (!question?.trim()) return;
    keep(HISTORY, [question, ...listed(HISTORY).filter((each) => each !== question)].slice(0, 20));
    draw();
  };
  const rows = (list, key) =>
    list.map((question) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "tc-quiet";
      button.dataset.event = "example";
      button.dataset.question = question;
      button.textContent = question;
      button.addEventListener("click", () => ask(question, { anew: true }));
      item.append(button);
      if (key === SAVED) {
        const drop = document.createElement("button");
        drop.type = "button";
        drop.className = "tc-quiet";
        drop.textContent = "×";
        drop.setAttribute("aria-label", `Bỏ lưu: ${question}`);
        drop.addEventListener("click", () => {
          keep(SAVED, listed(SAVED).filter((each) => each !== question));
          draw();
          markSaved();
        });
        item.append(drop);
      }
      return item;
    });
  const draw = () => {
    for (const [id, key] of [["lich-su", HISTORY], ["da-luu", SAVED]]) {
      const place = document.getElementById(id);
      if (!place) continue;
      const list = listed(key);
      place.hidden = list.length === 0;
      $("ul", place).replaceChildren(...rows(list.slice(0, 8), key));
    }
  };
  const markSaved = () => {
    const saved = listed(SAVED).includes(current);
    $$("[data-do=save]").forEach((button) => {
      button.setAttribute("aria-pressed", String(saved));
      $("span", button).textContent = saved ? "Đã lưu" : "Lưu câu hỏi";
    });
  };
  Object.assign(actions, {
    clear: () => {
      localStorage.removeItem(HISTORY);
      draw();
    },
    save: () => {
      const list = listed(SAVED);
      keep(SAVED, list.includes(current) ? list.filter((each) => each !== current) : [current, ...list].slice(0, 50));
      draw();
      markSaved();
    },
    ask: (button) => ask(button.dataset.question, { anew: button.dataset.anew !== undefined }),
    "ask-all": () => {
      const clear = $("#loc-ke-hoach .tc-combo__clear");
      clear?.click();
      const again = current;
      current = "";
      ask(again);
    },
    verdict: (button) => {
      const said = button.closest(".tc-feedback");
      if (button.getAttribute("aria-pressed") === "true") return;
      $$("[data-verdict]", said).forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
      send("feedback", { ...said.dataset, verdict: button.dataset.verdict, word: "" });
      $("form", said).hidden = false;
    },
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-send]");
    if (!form) return;
    event.preventDefault();
    const said = form.closest(".tc-feedback");
    const verdict = $("[aria-pressed=true]", said)?.dataset.verdict;
    send("feedback", { ...said.dataset, verdict, word: form.elements.word.value, more: "1" });
    form.hidden = true;
  });

  /* ---- what fits while one types ---- */
  let asked = 0;
  let pointed = -1;
  const offers = () => $("#goi-y");
  const hideOffers = () => {
    const list = offers();
    if (list) list.hidden = true;
    box()?.removeAttribute("aria-activedescendant");
    pointed = -1;
  };
  const offer = async () => {
    const typed = box().value;
    const serial = (asked += 1);
    const word = typed.slice(0, box().selectionStart);
    if (word.trim().length < 3) return hideOffers();
    const answer = await fetch(`./api/v1/completions?${new URLSearchParams({ q: word.slice(-200) })}`).catch(() => null);
    if (!answer?.ok || serial !== asked || document.activeElement !== box()) return;
    const { items } = await answer.json();
    const list = offers();
    list.replaceChildren(
      ...items.map(({ text, kind, keep: kept }, at) => {
        const item = document.createElement("li");
        item.id = `gy-${at}`;
        item.setAttribute("role", "option");
        item.dataset.text = `${word.slice(0, Math.max(0, word.length - kept))}${text}`;
        item.textContent = text;
        const small = document.createElement("small");
        small.textContent = kind;
        item.append(small);
        return item;
      }),
    );
    list.hidden = items.length === 0;
    pointed = -1;
  };
  const take = (item) => {
    box().value = `${item.dataset.text} `;
    hideOffers();
    grow();
    box().focus();
  };
  const point = (step) => {
    const all = $$("[role=option]", offers());
    pointed = (pointed + step + all.length) % all.length;
    all.forEach((each, at) => each.setAttribute("aria-selected", String(at === pointed)));
    box().setAttribute("aria-activedescendant", all[pointed].id);
  };

  window.tracuu.home = () => {
    earlier = [];
    current = "";
    box().value = "";
    grow();
    box().focus();
    window.tracuu.title("");
    send?.("ask", { question: "", plan: plan(), earlier: "" });
  };
  /* The server is away: the page opens anew when it is there again, with the question that waits. */
  window.tracuu.lost = () => {
    if (!asking) return;
    const given = [["q", current], ["ke_hoach", plan()], ...earlier.map((each) => ["truoc", each])];
    address.goTo(new URLSearchParams(given.filter(([, value]) => value)), true);
  };
  window.tracuu.bound = (kind, element, trigger) => {
    if (kind !== "answer") return;
    send = trigger;
    const form = $("#hop-hoi");
    const place = $("#muc-hoi");
    if (form && place && !place.contains(form)) {
      const lists = $("#da-hoi");
      const { activeElement } = document;
      const [start, end] = [box().selectionStart, box().selectionEnd];
      place.prepend(form);
      if (lists) place.append(lists);
      $(".tc-before")?.remove();
      if (activeElement === box()) {
        box().focus();
        box().setSelectionRange(start, end);
      }
    }
    grow();
    draw();
    if (waiting) send("ask", waiting);
    waiting = null;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = $("#hop-hoi");
    if (!form) return;
    if (!box().value) box().value = current;
    grow();
    draw();
    let timer = 0;
    box().addEventListener("input", () => {
      grow();
      clearTimeout(timer);
      timer = setTimeout(offer, 160);
    });
    box().addEventListener("blur", () => setTimeout(hideOffers, 150));
    box().addEventListener("keydown", (event) => {
      const opened = !offers().hidden;
      if (opened && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        point(event.key === "ArrowDown" ? 1 : -1);
      } else if (opened && event.key === "Escape") {
        event.stopPropagation();
        hideOffers();
      } else if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        clearTimeout(timer);
        asked += 1;
        if (opened && pointed >= 0) take($$("[role=option]", offers())[pointed]);
        else ask(box().value);
      }
    });
    offers().addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = event.target.closest("[role=option]");
      if (item) take(item);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(box().value);
    });
  });
})();
