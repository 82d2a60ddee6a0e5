/* A field that offers what fits as one types, with or without accents (the combobox pattern of WAI-ARIA 1.2). */
(() => {
  "use strict";
  const { $, $$, fold } = window.tracuu;
  const MOST_SHOWN = 60;
  let serial = 0;

  const fitting = (options, typed) => {
    const wanted = fold(typed).trim().replace(/\s+/g, " ");
    const words = wanted.split(" ").filter(Boolean);
    const rank = (folded) => (folded.startsWith(wanted) ? 0 : folded.includes(` ${wanted}`) ? 1 : folded.includes(wanted) ? 2 : 3);
    return options
      .filter(([, , folded]) => words.every((word) => folded.includes(word)))
      .sort((one, other) => rank(one[2]) - rank(other[2]));
  };

  const make = (field) => {
    const input = $("[role=combobox]", field);
    const list = $("[role=listbox]", field);
    const held = $("input[type=hidden]", field);
    const clear = $(".tc-combo__clear", field);
    const multi = field.dataset.multi;
    const options = JSON.parse(field.dataset.options).map(([value, text]) => [value, text, fold(text)]);
    const textOf = (value) => options.find(([each]) => each === value)?.[1] ?? value;
    let active = -1;

    const items = () => $$("[role=option]", list);
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      active = -1;
    };
    const point = (to) => {
      const all = items();
      if (!all.length) return;
      active = (to + all.length) % all.length;
      all.forEach((each, at) => each.setAttribute("aria-selected", String(at === active)));
      all[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", all[active].id);
    };
    const show = (typed) => {
      const found = fitting(options, typed).slice(0, MOST_SHOWN);
      const offered = multi || typed ? found : [["", field.dataset.none, ""], ...found];
      list.replaceChildren(
        ...offered.map(([value, text]) => {
          const item = document.createElement("li");
          item.id = `lc-${(serial += 1)}`;
          item.setAttribute("role", "option");
          item.setAttribute("aria-selected", "false");
          item.dataset.value = value;
          item.textContent = text;
          return item;
        }),
      );
      if (!offered.length) {
        const none = document.createElement("li");
        none.className = "tc-combo__none";
        none.textContent = "Không có mục nào khớp";
        list.append(none);
      }
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      active = -1;
    };
    const changed = () => held.dispatchEvent(new Event("change", { bubbles: true }));
    const tokens = () => held.value.split(",").filter(Boolean);
    const drawTokens = () => {
      const place = $(".tc-tokens", field);
      place?.replaceChildren(
        ...tokens().map((value) => {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "tc-token";
          button.textContent = `${textOf(value)} ×`;
          button.setAttribute("aria-label", `Bỏ ${textOf(value)}`);
          button.addEventListener("click", () => {
            held.value = tokens().filter((each) => each !== value).join(",");
            drawTokens();
            changed();
          });
          return button;
        }),
      );
    };
    const choose = (value) => {
      if (multi) {
        if (value && !tokens().includes(value) && tokens().length < Number(multi)) held.value = [...tokens(), value].join(",");
        input.value = "";
        drawTokens();
      } else {
        held.value = value;
        input.value = value ? textOf(value) : "";
        input.title = input.value;
      }
      if (clear) clear.hidden = !held.value;
      close();
      changed();
    };
    /* What was typed and left: the one option that it fits, else what it was before. */
    const settle = () => {
      close();
      if (multi) {
        input.value = "";
        return;
      }
      const typed = input.value.trim();
      if (typed === textOf(held.value) || (!typed && !held.value)) return;
      const found = typed ? fitting(options, typed) : [];
      const exact = found.find(([, , folded]) => folded === fold(typed));
      if (!typed) choose("");
      else if (exact || found.length === 1) choose((exact || found[0])[0]);
      else if (field.dataset.free !== undefined) choose(typed);
      else input.value = held.value ? textOf(held.value) : "";
    };

    input.addEventListener("focus", () => {
      input.select();
      show("");
    });
    input.addEventListener("click", () => list.hidden && show(""));
    input.addEventListener("input", () => show(input.value));
    input.addEventListener("blur", () => setTimeout(settle, 120));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) show(input.value);
        point(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
      } else if (event.key === "Enter") {
        event.preventDefault();
        const first = items()[active < 0 ? 0 : active];
        if (!list.hidden && first && (active >= 0 || input.value.trim())) choose(first.dataset.value);
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        close();
      }
    });
    list.addEventListener("mousedown", (event) => {
      const item = event.target.closest("[role=option]");
      event.preventDefault();
      if (item) choose(item.dataset.value);
    });
    clear?.addEventListener("click", () => choose(""));
    drawTokens();
  };

  /* Gives life to the fields within ``element`` that have none yet. */
  window.tracuu.combos = (element) =>
    $$(".tc-combo", element).forEach((field) => {
      if (field.dataset.ready) return;
      field.dataset.ready = "1";
      make(field);
    });
})();
