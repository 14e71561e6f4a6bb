// Find in the answer: letter case and width do not matter, formulas are found by their TeX.
var studyapp = studyapp || {};

studyapp.find = (() => {
  "use strict";

  const MOST = 2000;
  const all = new Highlight();
  const present = new Highlight();
  present.priority = 1;
  CSS.highlights.set("found", all);
  CSS.highlights.set("found-current", present);

  let hits = [];
  let current = -1;
  let searched = "";

  function clear() {
    all.clear();
    present.clear();
    for (const element of document.querySelectorAll(".found")) {
      element.classList.remove("found", "found-current");
    }
    hits = [];
    current = -1;
    searched = "";
  }

  function rangesOf(hit) {
    return hit
      .filter((part) => !part.formula)
      .map((part) => {
        const range = new StaticRange({
          startContainer: part.node,
          startOffset: part.from,
          endContainer: part.node,
          endOffset: part.to,
        });
        return range;
      });
  }

  function collect(root, text) {
    clear();
    searched = text;
    const wanted = studyapp.text.fold(text.replace(/\s+/g, " "));
    if (!wanted.trim()) return;
    const model = studyapp.text.model(root, (element) => element.hasAttribute("data-veiled"));
    const haystack = studyapp.text.fold(model.text);
    for (
      let at = haystack.indexOf(wanted);
      at >= 0 && hits.length < MOST;
      at = haystack.indexOf(wanted, at + wanted.length)
    ) {
      hits.push(studyapp.text.stretch(model, at, at + wanted.length));
    }
    for (const hit of hits) {
      for (const range of rangesOf(hit)) all.add(range);
      for (const part of hit) if (part.formula) part.node.classList.add("found");
    }
  }

  function firstBelow(top) {
    const index = hits.findIndex((hit) => boxOf(hit).bottom >= top);
    return Math.max(0, index);
  }

  function boxOf(hit) {
    const part = hit[0];
    if (part.formula) return part.node.getBoundingClientRect();
    const range = document.createRange();
    range.setStart(part.node, part.from);
    range.setEnd(part.node, part.to);
    return range.getBoundingClientRect();
  }

  function mark() {
    present.clear();
    for (const element of document.querySelectorAll(".found-current")) {
      element.classList.remove("found-current");
    }
    const hit = hits[current];
    for (const range of rangesOf(hit)) present.add(range);
    for (const part of hit) if (part.formula) part.node.classList.add("found-current");
    const box = boxOf(hit);
    if (box.top < 40 || box.bottom > innerHeight - 40) {
      scrollTo({ top: scrollY + box.top - innerHeight / 3 });
    }
    const scroller = hit[0].node.parentElement?.closest("pre, .table, .tex[data-display=true]");
    if (scroller && scroller.scrollWidth > scroller.clientWidth) {
      const edge = scroller.getBoundingClientRect();
      if (box.left < edge.left || box.right > edge.right) {
        scroller.scrollLeft += box.left - edge.left - scroller.clientWidth / 3;
      }
    }
  }

  // Finds the text, or goes on to the next place where it was found already; returns the count
  // and which one, from 1, is shown.
  function find(root, text, backward) {
    if (text !== searched) {
      collect(root, text);
      if (hits.length) current = firstBelow(0);
    } else if (hits.length) {
      current = (current + (backward ? -1 : 1) + hits.length) % hits.length;
    }
    if (hits.length) mark();
    return { count: hits.length, current: current + 1 };
  }

  return { find, clear };
})();
