// The computation behind a verified number, in a small box next to it.
var studyapp = studyapp || {};

studyapp.verified = (() => {
  "use strict";

  const popover = document.getElementById("popover");
  let owner = null;

  function hide() {
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    popover.hidden = true;
  }

  function line(className, text) {
    const element = document.createElement("div");
    element.className = className;
    element.textContent = text;
    return element;
  }

  // Places the box under its number, or above where there is no room below.
  function place(beside) {
    popover.hidden = false;
    const box = beside.getBoundingClientRect();
    const left = Math.min(box.left, innerWidth - popover.offsetWidth - 12);
    const below = box.bottom + 8;
    const top =
      below + popover.offsetHeight > innerHeight ? box.top - popover.offsetHeight - 8 : below;
    popover.style.left = `${scrollX + Math.max(12, left)}px`;
    popover.style.top = `${scrollY + top}px`;
  }

  function show(number) {
    hide();
    owner = number;
    popover.className = "computation";
    popover.replaceChildren(
      line("popover-title", studyapp.page.word("verified")),
      line("expression", number.dataset.check ?? ""),
      line("value", `= ${number.dataset.value ?? ""}`),
    );
    owner.setAttribute("aria-describedby", "popover");
    place(number);
  }

  function showNote(mark, text) {
    hide();
    owner = mark;
    popover.className = "note";
    popover.replaceChildren(line("note-text", text));
    owner.setAttribute("aria-describedby", "popover");
    place(mark);
  }

  function toggle(number) {
    if (owner === number) hide();
    else show(number);
  }

  document.addEventListener("click", (event) => {
    const number = event.target.closest?.(".verified");
    if (number && getSelection().isCollapsed) {
      toggle(number);
    } else if (!event.target.closest?.("#popover, mark, .highlighted")) {
      hide();
    }
  });
  document.addEventListener("focusin", (event) => {
    if (owner && event.target !== owner && !popover.contains(event.target)) hide();
  });

  return { show, showNote, toggle, hide, isOpen: () => owner !== null };
})();
