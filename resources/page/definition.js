// What a number means: shown beside its name, under the pointer and at the keyboard's focus.
var studyapp = studyapp || {};

studyapp.definition = (() => {
  "use strict";

  const of = (event) => event.target.closest?.("[data-definition]") ?? null;
  let shown = null;

  function show(name) {
    if (shown === name) return;
    studyapp.verified.showNote(name, name.dataset.definition);
    document.getElementById("popover").classList.add("definition");
    shown = name;
  }

  function hide() {
    if (!shown) return;
    shown = null;
    studyapp.verified.hide();
  }

  document.addEventListener("mouseover", (event) => {
    const name = of(event);
    if (name) show(name);
    else if (shown && shown !== document.activeElement) hide();
  });
  document.addEventListener("focusin", (event) => {
    const name = of(event);
    if (name?.matches(":focus-visible")) show(name);
    else hide();
  });
  document.addEventListener("focusout", (event) => {
    if (of(event) === shown) hide();
  });
  document.addEventListener("click", (event) => {
    const name = of(event);
    if (!name) return;
    event.stopPropagation(); // a click elsewhere closes the box
    show(name);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) {
      hide();
      event.stopImmediatePropagation();
      event.preventDefault();
    }
  });

  return { hide };
})();
