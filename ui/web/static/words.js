/* Gradio's own words that its settings leave English: the notices that it shows by itself, and names of its buttons. */
(() => {
  "use strict";
  const NAMES = {
    "Click to upload or drop files": "Bấm để chọn tệp, hoặc thả tệp vào đây",
    "File upload": "Chọn tệp",
    Close: "Đóng",
  };
  const TITLES = { Error: "Lỗi", Warning: "Lưu ý", Info: "Thông báo", Success: "Xong" };
  const SAID = [
    [/^Invalid file types?: (.*)\. Only (.*) allowed\.$/s, "Không nhận dạng của tệp $1. Các dạng nhận được: $2."],
    [/^File\(s\) exceed the maximum allowed size of ([\d.,]+) ?Mb: (.*)$/is, "Tệp lớn hơn $1 MB: $2."],
    [/^Connection .*$/s, "Mất kết nối với máy chủ; đang thử nối lại, được thì trang tự mở lại."],
    [/^.*[a-z].*$/is, "Máy chủ chưa làm được việc này; xin thử lại, hoặc tải lại trang."],
  ];

  /* Svelte writes into the text nodes that it has made, so these stay and only their text changes. */
  const say = (element, text) => {
    if (element.textContent === element.dataset.own) return;
    const own = text(element.textContent.trim());
    const [first, ...rest] = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    if (!own || !first) return;
    first.nodeValue = own;
    rest.forEach((node) => (node.nodeValue = ""));
    element.dataset.own = element.textContent;
  };
  const told = (text) => {
    const found = SAID.find(([pattern]) => pattern.test(text));
    if (text.startsWith("Connection")) window.tracuu.lost?.();
    return found && text.replace(...found);
  };
  const inVietnamese = () => {
    document.querySelectorAll(".toast-title").forEach((each) => say(each, (text) => TITLES[text]));
    document.querySelectorAll(".toast-message-text").forEach((each) => say(each, told));
    document.querySelectorAll("[aria-label]").forEach((each) => {
      const name = NAMES[each.getAttribute("aria-label")];
      if (name) each.setAttribute("aria-label", name);
    });
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (document.body.classList.contains("tc-plain")) return;
    new MutationObserver(inVietnamese).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
})();
