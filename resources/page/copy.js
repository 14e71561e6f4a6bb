// Copying: a selection with its formulas as TeX, one formula, a block of code.
var studyapp = studyapp || {};

studyapp.copy = (() => {
  "use strict";

  const COPYABLE = ".tex[data-display=true], .tex.wrong, pre";
  const button = document.getElementById("copy-button");
  let target = null; // what the button copies

  function wholeFormulas(range) {
    const widened = range.cloneRange();
    const edge = (node) =>
      (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".tex");
    const first = edge(widened.startContainer);
    const last = edge(widened.endContainer);
    if (first) widened.setStartBefore(first);
    if (last) widened.setEndAfter(last);
    return widened;
  }

  function selectedText() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return "";
    const range = wholeFormulas(selection.getRangeAt(0));
    // Inside one block of code the text is copied as it stands.
    const inside = range.commonAncestorContainer;
    const element = inside.nodeType === Node.ELEMENT_NODE ? inside : inside.parentElement;
    if (element.closest("pre")) return range.toString();
    return studyapp.text.plain(range.cloneContents());
  }

  function send(element) {
    if (element.classList.contains("tex")) {
      studyapp.page.send("copy", { text: element.dataset.tex, what: "formula" });
    } else {
      studyapp.page.send("copy", { text: element.textContent.replace(/\n$/, ""), what: "code" });
    }
    studyapp.page.announce("copied");
    if (target === element) {
      button.textContent = studyapp.page.word("copied");
      button.classList.add("done");
    }
  }

  function offer(element) {
    if (element === target) return;
    target = element;
    button.hidden = !element;
    if (!element) return;
    button.classList.remove("done");
    button.textContent = studyapp.page.word(
      element.classList.contains("tex") ? "copyTex" : "copyCode",
    );
    const box = element.getBoundingClientRect();
    button.style.top = `${scrollY + box.top + 4}px`;
    button.style.left = `${scrollX + box.right - button.offsetWidth - 4}px`;
  }

  document.addEventListener("copy", (event) => {
    const focused = document.activeElement;
    if (getSelection().isCollapsed) {
      if (!focused?.matches(".tex, pre")) return;
      event.preventDefault();
      send(focused);
      return;
    }
    const text = selectedText();
    if (!text) return;
    event.preventDefault();
    studyapp.page.send("copy", { text, what: "text" });
  });
  document.addEventListener("mouseover", (event) => {
    if (event.target === button) return;
    offer(event.target.closest?.(COPYABLE) ?? null);
  });
  document.addEventListener("mouseleave", () => offer(null));
  document.addEventListener("focusin", (event) => {
    if (event.target === button) return;
    offer(event.target.matches(":focus-visible") ? event.target.closest(COPYABLE) : null);
  });
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (target) send(target);
  });

  // The next formula after the one in focus, or after the top of the window.
  function focusFormula(backward) {
    const all = [...document.querySelectorAll("#answer .tex")].filter(
      (formula) => !formula.closest("[data-veiled]"),
    );
    if (!all.length) return;
    let index = all.indexOf(document.activeElement?.closest(".tex"));
    if (index < 0) {
      const below = all.findIndex((formula) => formula.getBoundingClientRect().top >= 0);
      index = backward ? (below < 0 ? all.length - 1 : below - 1) : below;
    } else {
      index += backward ? -1 : 1;
    }
    const formula = all.at(index % all.length);
    formula.focus({ focusVisible: true });
    formula.scrollIntoView({ block: "nearest" });
  }

  return { selectedText, send, hide: () => offer(null), focusFormula };
})();
