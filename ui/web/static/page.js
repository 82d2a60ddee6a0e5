/* What the page does in the browser: carries clicks to Gradio's events, keeps the address, the history of this visit and the
   light or dark choice. Everything that shows text of a plan or a question comes escaped from the server or goes in as textContent. */
(() => {
  "use strict";

  const HISTORY = "tracuu.history";
  const THEME = "tracuu.theme";
  const SECTIONS = ["hoi", "ke-hoach", "nhiem-vu", "so-sanh", "han-bao-cao"];
  const opened = new Set();
  const openers = {};
  let lastFocus = null;
  let walked = "";

  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* ---- light and dark ---- */
  const dark = () => {
    const chosen = localStorage.getItem(THEME);
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const paint = () => {
    document.documentElement.classList.toggle("tc-dark", dark());
    document.body?.classList.toggle("dark", dark());
  };
  paint();

  /* ---- sections ---- */
  const sectionOf = (params) => (SECTIONS.includes(params.get("muc")) ? params.get("muc") : "hoi");
  const show = (section, { push = false } = {}) => {
    document.documentElement.dataset.section = section;
    $$(".tc-nav a").forEach((link) => {
      if (link.dataset.section === section) {
        link.setAttribute("aria-current", "page");
        link.parentElement.scrollLeft = link.offsetLeft - link.parentElement.clientWidth / 3;
      } else link.removeAttribute("aria-current");
    });
    if (push) {
      const address = section === "hoi" ? "./" : `./?muc=${section}`;
      history.pushState(null, "", address);
    }
    open(section);
  };
  const open = (section) => {
    if (opened.has(section) || !openers[section]) return;
    opened.add(section);
    openers[section]();
  };

  /* ---- address ---- */
  const readdress = (changes) => {
    const params = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) params.set(name, value);
      else params.delete(name);
    }
    const query = params.toString();
    return query ? `./?${query}` : "./";
  };
  const shareOf = (element) => new URLSearchParams((element?.dataset.share || "").replace(/^[^?]*\?/, ""));

  /* ---- clipboard ---- */
  const copy = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
    const said = document.createElement("span");
    said.className = "tc-copied";
    said.setAttribute("role", "status");
    said.textContent = "Đã chép";
    button.append(said);
    setTimeout(() => said.remove(), 1600);
  };

  /* ---- source panel ---- */
  const closeSource = () => {
    document.documentElement.classList.remove("tc-has-source");
    history.replaceState(null, "", readdress({ nguon: "", tep: "", doan: "" }));
    if (lastFocus?.isConnected) lastFocus.focus();
  };
  const sourceShown = (element) => {
    const panel = $(".tc-sourcepanel", element);
    document.documentElement.classList.toggle("tc-has-source", Boolean(panel) || Boolean($(".tc-notice", element)));
    if (!panel) return;
    const share = shareOf(panel);
    history.replaceState(null, "", readdress(Object.fromEntries(share)));
    $$("[data-event=cite]").forEach((chip) => chip.classList.toggle("is-open", chip.dataset.spot === panel.dataset.spot));
    const scroller = $(".tc-passages", panel);
    const mark = $("mark", panel);
    const cited = $(".tc-passage--cited", panel) || mark;
    if (cited) scroller.scrollTop = Math.max(0, cited.offsetTop - scroller.clientHeight / 6);
    const again = walked && $(`[data-walk=${walked}]:not(:disabled)`, panel);
    walked = "";
    (again || $(".tc-sourcepanel__plan", panel))?.focus({ preventScroll: true });
  };

  /* ---- answers and the history of this visit ---- */
  const remembered = () => JSON.parse(sessionStorage.getItem(HISTORY) || "[]");
  const remember = (question) => {
    if (!question.trim()) return;
    const list = [question, ...remembered().filter((each) => each !== question)].slice(0, 12);
    sessionStorage.setItem(HISTORY, JSON.stringify(list));
    listHistory();
  };
  const listHistory = () => {
    const place = $("#lich-su");
    if (!place) return;
    const list = remembered();
    place.hidden = list.length === 0;
    $("ul", place)?.replaceChildren(
      ...list.map((question) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "tc-quiet";
        button.dataset.event = "example";
        button.dataset.question = question;
        button.textContent = question;
        item.append(button);
        return item;
      }),
    );
  };
  const answerShown = (element) => {
    document.documentElement.classList.remove("tc-busy");
    const card = $(".tc-answer", element);
    if (!card) return;
    const share = shareOf(card);
    const params = new URLSearchParams(location.search);
    if (params.get("q") !== share.get("q") || params.get("ke_hoach") !== share.get("ke_hoach")) {
      history.pushState(null, "", `./?${share}`);
      document.documentElement.classList.remove("tc-has-source");
    }
    remember(card.dataset.question);
    document.title = card.dataset.question ? `${card.dataset.question} - TraCứu` : "TraCứu";
  };

  const planShown = (element) => {
    const plan = $(".tc-plan", element)?.dataset.plan;
    if (plan && document.documentElement.dataset.section === "ke-hoach") history.replaceState(null, "", readdress({ muc: "ke-hoach", xem: plan }));
  };

  /* What became of a person's word: said only once the server has stored it, or could not. */
  const thanksShown = (element) => {
    const said = $("[data-said]", element);
    const place = $(".tc-feedback__thanks");
    if (!said || !place) return;
    place.textContent = said.textContent;
    place.classList.toggle("is-lost", said.dataset.said !== "kept");
    place.hidden = false;
  };

  /* ---- what buttons do here ---- */
  const actions = {
    copy: (button) => copy(button.dataset.copy, button),
    "copy-link": (button) => copy(location.href, button),
    "close-source": closeSource,
    more: (button) => {
      button.closest(".tc-sources").classList.add("is-all");
      button.remove();
    },
    verdict: (button) => {
      const box = button.closest(".tc-feedback");
      $$("[data-verdict]", box).forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
      $("form", box).hidden = false;
      $("textarea", box).focus();
    },
    clear: () => {
      sessionStorage.removeItem(HISTORY);
      listHistory();
    },
    print: () => window.print(),
  };

  const onClick = (element, trigger) => (event) => {
    const button = event.target.closest("[data-event],[data-do]");
    if (!button || !element.contains(button) || button.disabled) return;
    const { event: name, do: action, confirm: asked } = button.dataset;
    if (asked && !window.confirm(asked)) return;
    if (action && actions[action]) actions[action](button);
    if (!name || name === "close") return;
    if (name === "cite") {
      if (button.closest(".tc-sourcepanel")) walked = button.dataset.walk || "";
      else lastFocus = button;
    }
    if (name === "example") document.documentElement.classList.add("tc-busy");
    const words = name === "cite" ? $(".tc-answer")?.dataset.topic || "" : "";
    trigger(name, { ...(words && { words }), ...button.dataset });
  };

  const onSubmit = (trigger) => (event) => {
    const form = event.target.closest("form[data-send]");
    if (!form) return;
    event.preventDefault();
    const box = form.closest(".tc-feedback");
    const verdict = $("[aria-pressed=true]", box)?.dataset.verdict;
    trigger(form.dataset.send, { ...box.dataset, verdict, word: form.elements.word.value });
    form.hidden = true;
  };

  /* Called by each Gradio HTML component when it is there (js_on_load). */
  const shown = { answer: answerShown, thanks: thanksShown, source: sourceShown, "section:ke-hoach": planShown };
  window.tracuu = {
    bind(element, trigger, watch, kind) {
      element.addEventListener("click", onClick(element, trigger));
      element.addEventListener("submit", onSubmit(trigger));
      if (kind?.startsWith("section:")) {
        const section = kind.slice("section:".length);
        openers[section] = () => trigger("open", Object.fromEntries(new URLSearchParams(location.search)));
        if (document.documentElement.dataset.section === section) open(section);
      }
      if (shown[kind]) {
        watch("value", () => shown[kind](element));
        shown[kind](element);
      }
      if (kind === "history") listHistory();
      document.getElementById("dang-mo")?.remove();
      paint();
    },
  };

  document.addEventListener("DOMContentLoaded", () => {
    paint();
    if (document.body.classList.contains("tc-plain")) ;
    else if (location.pathname.endsWith("/quan-tri/")) $(".tc-keeper")?.setAttribute("aria-current", "page");
    else show(sectionOf(new URLSearchParams(location.search)));
    $("#doi-nen")?.addEventListener("click", () => {
      localStorage.setItem(THEME, dark() ? "light" : "dark");
      paint();
    });
    $$(".tc-nav a").forEach((link) =>
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || !$(".gradio-container")) return;
        if (!document.getElementById(`muc-${link.dataset.section}`)) return;
        event.preventDefault();
        show(link.dataset.section, { push: true });
      }),
    );
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.documentElement.classList.contains("tc-has-source")) closeSource();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  window.addEventListener("popstate", () => location.reload());
})();
