/* The page in the browser: sections, addresses, and what clicks carry to Gradio's events. Everything that shows text of a plan or
   a question comes escaped from the server or goes in as textContent. */
(() => {
  "use strict";
  const { $, $$, paint, copy, announce } = window.tracuu;
  const root = document.documentElement;
  const SOURCE = ["nguon", "tep", "doan"];
  const openers = {};
  const loaded = new Set();
  let lastFocus = null;
  let walked = "";
  let toTop = false;

  /* ---- addresses ---- */
  const params = () => new URLSearchParams(location.search);
  const addressOf = (given) => {
    const query = given.toString();
    return query ? `./?${query}` : "./";
  };
  const shareOf = (element) => new URLSearchParams((element?.dataset.share || "").replace(/^[^?]*\?/, ""));
  const without = (given, names) => {
    const rest = new URLSearchParams(given);
    names.forEach((name) => rest.delete(name));
    return rest;
  };
  const same = (one, other) => {
    const plain = (given) => [...given].filter(([, value]) => value).sort().toString();
    return plain(one) === plain(other);
  };
  const goTo = (given, replace = false) => {
    if (same(given, params())) return;
    history[replace ? "replaceState" : "pushState"](null, "", addressOf(given));
    here = location.search;
  };
  let here = location.search;
  window.tracuu.address = { params, goTo, shareOf };

  /* ---- sections ---- */
  const sectionOf = (given) => {
    const asked = given.get("muc");
    return asked && $(`.tc-nav a[data-section="${CSS.escape(asked)}"]`) ? asked : "hoi";
  };
  const title = (text) => {
    document.title = text ? `${text} - TraCứu` : "TraCứu";
  };
  const show = (section) => {
    root.dataset.section = section;
    $$(".tc-nav a").forEach((link) => {
      if (link.dataset.section === section) {
        link.setAttribute("aria-current", "page");
        link.parentElement.scrollLeft = link.offsetLeft - link.parentElement.clientWidth / 3;
        if (section !== "hoi") title(link.textContent.trim());
      } else link.removeAttribute("aria-current");
    });
    open(section);
  };
  const open = (section) => {
    if (loaded.has(section) || !openers[section]) return;
    loaded.add(section);
    openers[section]();
  };
  /* To an address of this page without loading it anew: another section, or other filters of one. */
  const follow = (href) => {
    const given = new URL(href, location.href).searchParams;
    const section = sectionOf(given);
    closePanel();
    history.pushState(null, "", addressOf(given));
    here = location.search;
    loaded.delete(section);
    show(section);
    scrollTo({ top: 0 });
  };

  /* ---- source panel ---- */
  /* On a narrow screen the source covers the page: what is behind it cannot be reached then. */
  const narrow = matchMedia("(max-width: 1179px)");
  const coverPage = () => {
    const covered = narrow.matches && root.classList.contains("tc-has-source");
    $$(".tc-top, .tc-skip, .tc-section").forEach((each) => each.toggleAttribute("inert", covered));
  };
  narrow.addEventListener("change", coverPage);
  const closePanel = () => {
    root.classList.remove("tc-has-source");
    coverPage();
    $$(".is-open[data-event=cite]").forEach((chip) => chip.classList.remove("is-open"));
  };
  const closeSource = () => {
    closePanel();
    goTo(without(params(), SOURCE), true);
    if (lastFocus?.isConnected) lastFocus.focus();
  };
  const sourceShown = (element) => {
    const panel = $(".tc-sourcepanel", element);
    const was = root.classList.contains("tc-has-source");
    root.classList.toggle("tc-has-source", Boolean(panel) || Boolean($(".tc-notice", element)));
    coverPage();
    if (!panel) return;
    const given = without(params(), SOURCE);
    shareOf(panel).forEach((value, name) => given.set(name, value));
    goTo(given, was || params().has("doan"));
    $$("[data-event=cite]").forEach((chip) => chip.classList.toggle("is-open", chip.dataset.spot === panel.dataset.spot));
    const cited = $(".tc-passage--cited", panel);
    const scroller = $(".tc-passages", panel);
    if (cited) scroller.scrollTop = Math.max(0, cited.offsetTop - scroller.clientHeight / 6);
    const again = walked && $(`[data-walk=${walked}]:not(:disabled)`, panel);
    walked = "";
    (again || $(".tc-sourcepanel__plan", panel))?.focus({ preventScroll: true });
  };

  /* ---- what sections do when they are shown ---- */
  const planShown = (element) => {
    const plan = $(".tc-plan", element)?.dataset.plan;
    if (plan && root.dataset.section === "ke-hoach") goTo(new URLSearchParams({ muc: "ke-hoach", xem: plan }), !params().has("xem"));
  };
  const viewShown = (element) => {
    const view = $("[data-share]", element);
    if (!view || root.dataset.section !== sectionOf(shareOf(view))) return;
    const given = shareOf(view);
    SOURCE.forEach((name) => params().get(name) && root.classList.contains("tc-has-source") && given.set(name, params().get(name)));
    goTo(given);
    const status = $("[role=status]", view);
    if (status) announce(status.textContent.replace(/\s+/g, " ").trim());
    if (toTop) {
      toTop = false;
      scrollTo({ top: 0 });
      status?.focus({ preventScroll: true });
    }
  };
  const thanksShown = (element) => {
    const said = $("[data-said]", element);
    const place = $(".tc-feedback__thanks");
    if (!said || !place) return;
    place.textContent = said.textContent;
    place.classList.toggle("is-lost", said.dataset.said !== "kept");
    place.hidden = false;
  };

  /* ---- filters ---- */
  const formOf = (section) => $(`form[data-filters="${section}"]`);
  const filled = (form) => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const clearForm = (form) => {
    $$("input", form).forEach((input) => (input.value = ""));
    $$("select", form).forEach((select) => (select.selectedIndex = 0));
    $$(".tc-tokens", form).forEach((place) => place.replaceChildren());
    $$(".tc-combo__clear", form).forEach((button) => (button.hidden = true));
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const lookers = {};
  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("form[data-filters]");
    if (form && !event.target.matches("[role=combobox]")) lookers[form.dataset.filters]?.(filled(form));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-filters]");
    if (!form) return;
    event.preventDefault();
    lookers[form.dataset.filters]?.(filled(form));
  });

  /* ---- what buttons do here ---- */
  const actions = {
    copy: (button) => copy(button.dataset.copy, button),
    "copy-link": (button) => copy(location.href, button),
    "close-source": closeSource,
    "clear-filters": (button) => {
      const form = formOf(root.dataset.section);
      if (form) clearForm(form);
    },
    print: () => window.print(),
  };
  window.tracuu.actions = actions;

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
    toTop = button.dataset.top !== undefined;
    const form = formOf(root.dataset.section);
    const state = name === "look" ? { ...Object.fromEntries(params()), ...(form ? filled(form) : {}) } : {};
    const words = name === "cite" ? $(".tc-answer")?.dataset.topic || "" : "";
    trigger(name, { ...state, ...(words && { words }), ...button.dataset });
  };

  /* Called by each Gradio HTML component when it is there (js_on_load). */
  const shown = { thanks: thanksShown, source: sourceShown, "section:ke-hoach": planShown };
  const bind = (element, trigger, watch, kind) => {
    element.addEventListener("click", onClick(element, trigger));
    if (kind?.startsWith("section:")) {
      const section = kind.slice("section:".length);
      openers[section] = () => trigger("open", Object.fromEntries(params()));
      lookers[section] = (given) => trigger("look", given);
      if (root.dataset.section === section) open(section);
    }
    const after = shown[kind] || (kind?.startsWith("section:") && viewShown);
    const each = () => {
      window.tracuu.combos(element);
      if (after) after(element);
    };
    if (kind) {
      watch("value", each);
      each();
    }
    window.tracuu.bound?.(kind, element, trigger);
    document.getElementById("dang-mo")?.remove();
    paint();
  };
  Object.assign(window.tracuu, { bind, shown, title, closePanel });

  document.addEventListener("DOMContentLoaded", () => {
    if (document.body.classList.contains("tc-plain")) return;
    if (location.pathname.endsWith("/quan-tri/")) {
      $(".tc-keeper")?.setAttribute("aria-current", "page");
      return;
    }
    show(sectionOf(params()));
  });
  document.addEventListener("click", (event) => {
    const clear = event.target.closest("[data-clear]");
    if (clear) clearForm(clear.form);
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.hasAttribute("download")) return;
    const section = link.dataset.section || (link.getAttribute("href").startsWith("./?muc=") && sectionOf(new URL(link.href).searchParams));
    if (!section || !$(".gradio-container") || !document.getElementById(`muc-${section}`)) return;
    event.preventDefault();
    if (link.dataset.section) {
      closePanel();
      history.pushState(null, "", section === "hoi" ? "./" : `./?muc=${section}`);
      here = location.search;
      if (section !== "hoi") loaded.delete(section);
      show(section);
      if (section === "hoi") window.tracuu.home?.();
    } else follow(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && root.classList.contains("tc-has-source")) closeSource();
  });
  /* Back and forward: only the source came or went, or else the page is as its address says. */
  window.addEventListener("popstate", () => {
    const before = new URLSearchParams(here);
    const now = params();
    here = location.search;
    if (!now.has("doan") && same(without(before, SOURCE), now)) {
      closePanel();
      if (lastFocus?.isConnected) lastFocus.focus();
    } else location.reload();
  });
})();
