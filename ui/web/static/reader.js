/* The reader: to the passage of the address or the first word found, from one word found to the next, and printing. */
(() => {
  "use strict";
  const $$ = (selector) => [...document.querySelectorAll(selector)];
  let at = -1;

  const go = (step) => {
    const hits = $$(".tc-doc .tc-word");
    if (!hits.length) return;
    hits[at]?.classList.remove("is-here");
    at = (at + step + hits.length) % hits.length;
    hits[at].classList.add("is-here");
    hits[at].scrollIntoView({ block: "center" });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const marked = document.querySelector(".tc-doc mark");
    if (marked) marked.scrollIntoView({ block: "center" });
    else if (!location.hash || location.hash === "#doan") go(1);
    $$("[data-hit]").forEach((button) => button.addEventListener("click", () => go(Number(button.dataset.hit))));
    $$("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
    const links = new Map($$(".tc-reader__outline a[href^='#']").map((link) => [link.getAttribute("href").slice(1), link]));
    const seen = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (!entry.isIntersecting) continue;
          links.forEach((link) => link.removeAttribute("aria-current"));
          const link = links.get(entry.target.id);
          link?.setAttribute("aria-current", "true");
          link?.scrollIntoView({ block: "nearest" });
        }
      },
      { rootMargin: "-80px 0px -75% 0px" },
    );
    links.forEach((_, id) => {
      const heading = document.getElementById(id);
      if (heading) seen.observe(heading);
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F3" || !document.querySelector(".tc-doc .tc-word")) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  });
})();
