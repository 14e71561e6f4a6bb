// Pages of the program's own in the place of an answer: home, statistics, a quiz, its result.
//
// Whatever carries `data-act` does that when it is clicked; what else a kind of page can do is in a
// script of its own, which asks to be told with `when`.
var studyapp = studyapp || {};

studyapp.fragment = (() => {
  "use strict";

  const FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, " +
    "[data-keys=text]"; // whatever needs all keys itself
  const PRESSED = "button, a[href], summary, [role=button]";
  const scripts = []; // {kinds, placed(root, message), left(), hear(what, payload)}
  let kind = "";

  const mine = () => scripts.filter((script) => script.kinds.includes(kind));

  // Be told when a page of one of these kinds is put in place (before it is drawn), left, spoken to.
  function when(kinds, script) {
    scripts.push({ kinds, ...script });
  }

  function act(name, payload = {}) {
    studyapp.page.send("act", { act: name, payload });
  }

  function placed(root, message) {
    kind = message.kind;
    for (const script of mine()) script.placed?.(root, message);
    if (!message.focus) return;
    const focused = root.querySelector(message.focus);
    focused?.focus({ preventScroll: true, focusVisible: true });
    focused?.scrollIntoView({ block: "nearest", behavior: "instant" });
    tell(focused); // no event tells it while the window is inactive
  }

  function leave() {
    for (const script of mine()) script.left?.();
    kind = "";
  }

  function hear(what, payload) {
    for (const script of mine()) script.hear?.(what, payload);
  }

  function payloadOf(element) {
    return element.dataset.payload ? JSON.parse(element.dataset.payload) : {};
  }

  document.addEventListener("click", (event) => {
    const element = kind && event.target.closest?.("[data-act]");
    if (!element || element.disabled || element.getAttribute("aria-disabled") === "true") return;
    act(element.dataset.act, payloadOf(element));
  });

  // While a field or a button has the keyboard, commands of the program with its keys rest.
  function tell(element) {
    if (!kind) return;
    let what = "";
    if (element?.matches?.(FIELDS)) what = "text";
    else if (element?.matches?.(PRESSED)) what = "button";
    studyapp.page.send("focused", { what });
  }
  document.addEventListener("focusin", (event) => tell(event.target));
  document.addEventListener("focusout", (event) => {
    if (!event.relatedTarget) tell(null);
  });

  return { when, act, placed, leave, hear, kind: () => kind };
})();
