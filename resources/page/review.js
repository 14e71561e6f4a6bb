// The card of a review: key points are ticked, and what is ticked is told at once.
var studyapp = studyapp || {};

studyapp.review = (() => {
  "use strict";

  const POINT = "input[data-point]";
  let root = null;

  const points = () => [...root.querySelectorAll(POINT)];

  function tell() {
    const ticked = points()
      .filter((point) => point.checked)
      .map((point) => Number(point.dataset.point));
    studyapp.fragment.act("ticked", { points: ticked });
  }

  // While a point has the keyboard, Space ticks it; what else rates a card does so all the same.
  function key(event) {
    if (!event.target.matches?.(POINT) || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = points();
    const at = all.indexOf(event.target);
    if (event.key === "ArrowDown" || event.key === "j") all[(at + 1) % all.length].focus();
    else if (event.key === "ArrowUp" || event.key === "k") all.at(at - 1).focus();
    else if (event.key === "Enter") studyapp.fragment.act("rate", { rating: 0 });
    else if (/^[1-4]$/.test(event.key))
      studyapp.fragment.act("rate", { rating: Number(event.key) });
    else if (event.key === "Escape") event.target.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  studyapp.fragment.when(["card-answer"], {
    placed: (place) => {
      root = place;
      root.addEventListener("change", tell);
      root.addEventListener("keydown", key);
    },
    left: () => {
      root.removeEventListener("change", tell);
      root.removeEventListener("keydown", key);
    },
    hear: (what) => {
      if (what === "points") points()[0]?.focus({ focusVisible: true });
    },
  });
})();
