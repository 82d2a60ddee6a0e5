/* What all scripts of the page share: finding elements, light and dark, folding accents, the clipboard, what is said aloud. */
(() => {
  "use strict";
  const THEME = "tracuu.theme";
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;

  /* Gradio sets the language of the browser; the page is Vietnamese whatever the browser speaks. */
  new MutationObserver(() => {
    if (root.lang !== "vi") root.lang = "vi";
  }).observe(root, { attributes: true, attributeFilter: ["lang"] });

  const dark = () => {
    const chosen = localStorage.getItem(THEME);
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const paint = () => {
    root.classList.toggle("tc-dark", dark());
    root.classList.toggle("tc-light", !dark());
    document.body?.classList.toggle("dark", dark());
  };
  paint();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);

  /* Without accents and in lower case, đ as d: "y te" finds "Y tế". */
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[đĐ]/g, "d")
      .toLowerCase();

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

  /* Said by a screen reader, seen by nobody. */
  const announce = (text) => {
    const place = $("#thong-bao");
    if (place) place.textContent = text;
  };

  const stored = (key, fallback) => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? fallback;
    } catch {
      return fallback;
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    paint();
    $("#doi-nen")?.addEventListener("click", () => {
      localStorage.setItem(THEME, dark() ? "light" : "dark");
      paint();
    });
  });

  window.tracuu = { $, $$, paint, fold, copy, announce, stored };
})();
