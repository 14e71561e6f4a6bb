// Highlights and margin notes: anchored by section, quote and what stands before and after it.
var studyapp = studyapp || {};

studyapp.highlight = (() => {
  "use strict";

  const CONTEXT = 32; // characters kept before and after a quote
  const COLOURS = ["yellow", "green", "blue", "pink"];
  const margin = document.getElementById("margin");
  const bar = document.getElementById("selection-bar");
  let shown = []; // the highlights of the answer in the document

  const sectionOf = (node) =>
    (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-section]");

  // How well what stands around a place fits what was kept: the length of the common stretches.
  function fit(text, at, end, wanted) {
    let score = 0;
    const prefix = wanted.prefix ?? "";
    const suffix = wanted.suffix ?? "";
    while (score < prefix.length && text[at - 1 - score] === prefix.at(-1 - score)) score += 1;
    let after = 0;
    while (after < suffix.length && text[end + after] === suffix[after]) after += 1;
    return score + after;
  }

  // The best [start, end) of the quote in a text, or null.
  function locate(text, wanted) {
    const quote = wanted.quote;
    let best = null;
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      const score = fit(text, at, at + quote.length, wanted);
      if (!best || score > best.score) best = { start: at, end: at + quote.length, score };
    }
    if (best || quote.length < 40) return best;
    // A long quote whose middle was edited: its two ends, not much further apart than before.
    const head = quote.slice(0, 16);
    const tail = quote.slice(-16);
    for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
      const last = text.indexOf(tail, at + head.length);
      if (last >= 0 && last + 16 - at <= quote.length * 1.5) {
        return { start: at, end: last + 16, score: 0 };
      }
    }
    return null;
  }

  function find(root, wanted) {
    const sections = [...root.querySelectorAll("[data-section]")];
    sections.sort(
      (a, b) =>
        (b.dataset.section === wanted.section) - (a.dataset.section === wanted.section),
    );
    for (const section of sections) {
      const model = studyapp.text.model(section);
      const place = locate(model.text, wanted);
      if (place) return studyapp.text.stretch(model, place.start, place.end);
    }
    return null;
  }

  function wrap(parts, highlight) {
    const marks = [];
    for (const part of parts) {
      if (part.formula) {
        part.node.classList.add("highlighted", `mark-${highlight.colour}`);
        part.node.dataset.highlight = highlight.id;
        marks.push(part.node);
        continue;
      }
      let node = part.node;
      if (!node.data.slice(part.from, part.to).trim()) continue;
      if (part.to < node.data.length) node.splitText(part.to);
      if (part.from > 0) node = node.splitText(part.from);
      const mark = document.createElement("mark");
      mark.className = `mark-${highlight.colour}`;
      mark.dataset.highlight = highlight.id;
      node.replaceWith(mark);
      mark.append(node);
      marks.push(mark);
    }
    // The spaces set between Han text and formulas belong to no text: they are coloured too.
    for (const part of parts) {
      if (!part.formula || marks.length < 2) continue;
      for (const gap of [part.node.previousSibling, part.node.nextSibling]) {
        const beyond = gap === part.node.previousSibling ? marks[0] : marks.at(-1);
        if (beyond !== part.node && gap?.classList?.contains("gap")) {
          gap.classList.add("highlighted", `mark-${highlight.colour}`);
        }
      }
    }
    return marks;
  }

  function clear(root) {
    for (const mark of root.querySelectorAll("mark[data-highlight]")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    for (const formula of root.querySelectorAll(".highlighted")) {
      formula.classList.remove("highlighted", ...COLOURS.map((colour) => `mark-${colour}`));
      delete formula.dataset.highlight;
    }
    margin.replaceChildren();
    shown = [];
  }

  // Puts the highlights into the answer; returns the ids of those whose text is gone.
  function apply(root, highlights) {
    clear(root);
    const lost = [];
    for (const highlight of highlights) {
      const parts = find(root, highlight);
      const marks = parts ? wrap(parts, highlight) : [];
      if (!marks.length) {
        lost.push(highlight.id);
        continue;
      }
      const first = marks[0];
      first.tabIndex = 0;
      first.setAttribute("role", "button");
      if (highlight.note) marks.at(-1).classList.add("has-note");
      shown.push({ ...highlight, marks });
    }
    layNotes();
    return lost;
  }

  // Notes stand in the margin beside their text, one below the other where they would overlap.
  function layNotes() {
    const notes = shown.filter((highlight) => highlight.note);
    margin.replaceChildren();
    if (!notes.length || getComputedStyle(margin).display === "none") return;
    const origin = margin.getBoundingClientRect().top;
    const placed = notes
      .filter((highlight) => !highlight.marks[0].closest("[data-veiled]"))
      .map((highlight) => {
        const note = document.createElement("div");
        note.className = `margin-note mark-${highlight.colour}`;
        note.dataset.highlight = highlight.id;
        note.textContent = highlight.note;
        return { note, top: highlight.marks[0].getBoundingClientRect().top - origin };
      })
      .sort((a, b) => a.top - b.top);
    margin.append(...placed.map(({ note }) => note));
    let free = 0;
    for (const { note, top } of placed) {
      const at = Math.max(top, free);
      note.style.top = `${at}px`;
      free = at + note.offsetHeight + 8;
    }
  }

  // The selection as a highlight to be kept, or null where there is none in the answer.
  function fromSelection(colour) {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const section = sectionOf(range.startContainer);
    if (!section) return null;
    const model = studyapp.text.model(section);
    let start = studyapp.text.position(model, range.startContainer, range.startOffset, false);
    let end = section.contains(range.endContainer)
      ? studyapp.text.position(model, range.endContainer, range.endOffset, true)
      : model.text.length;
    while (start < end && model.text[start] === " ") start += 1;
    while (end > start && model.text[end - 1] === " ") end -= 1;
    if (start >= end) return null;
    return {
      section: section.dataset.section,
      quote: model.text.slice(start, end),
      prefix: model.text.slice(Math.max(0, start - CONTEXT), start),
      suffix: model.text.slice(end, end + CONTEXT),
      colour,
    };
  }

  function request(colour, note) {
    const highlight = fromSelection(COLOURS.includes(colour) ? colour : "yellow");
    if (!highlight) return;
    studyapp.page.send("highlight-requested", { highlight: { ...highlight, note: Boolean(note) } });
    getSelection().removeAllRanges();
    bar.hidden = true;
  }

  function activate(element) {
    const id = element.dataset.highlight;
    const highlight = shown.find((one) => one.id === id);
    if (highlight?.note && getComputedStyle(margin).display === "none") {
      studyapp.verified.showNote(highlight.marks[0], highlight.note);
    }
    studyapp.page.send("highlight-activated", { id });
  }

  function makeBar() {
    const tool = (className, word, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = className;
      button.title = studyapp.page.word(word);
      button.setAttribute("aria-label", button.title);
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", act);
      return button;
    };
    const colours = COLOURS.map((colour) => {
      const word = `colour${colour[0].toUpperCase()}${colour.slice(1)}`;
      return tool(`swatch mark-${colour}`, word, () => request(colour, false));
    });
    const note = tool("words", "note", () => request("yellow", true));
    note.textContent = note.title;
    const copy = tool("words", "copy", () => {
      studyapp.page.send("copy", { text: studyapp.copy.selectedText(), what: "text" });
      bar.hidden = true;
    });
    copy.textContent = copy.title;
    bar.replaceChildren(...colours, note, copy);
  }

  document.addEventListener("mouseup", (event) => {
    if (bar.contains(event.target) || event.button !== 0) return;
    const selection = getSelection();
    const inside =
      !selection.isCollapsed && selection.rangeCount && sectionOf(selection.anchorNode);
    if (!inside) {
      bar.hidden = true;
      return;
    }
    makeBar();
    bar.hidden = false;
    placeBar();
  });

  // Above the selection, or below it where there is no room.
  function placeBar() {
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    const top = box.top - bar.offsetHeight - 8;
    const left = box.left + box.width / 2 - bar.offsetWidth / 2;
    bar.style.top = `${scrollY + (top < 8 ? box.bottom + 8 : top)}px`;
    bar.style.left = `${scrollX + Math.min(Math.max(8, left), innerWidth - bar.offsetWidth - 8)}px`;
  }

  document.addEventListener("selectionchange", () => {
    if (getSelection().isCollapsed) bar.hidden = true;
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("[data-highlight]");
    if (mark && getSelection().isCollapsed) activate(mark);
  });
  addEventListener("resize", () => {
    layNotes();
    if (!bar.hidden && getSelection().rangeCount) placeBar();
  });

  return { apply, clear, request, activate, layNotes, hideBar: () => (bar.hidden = true) };
})();
