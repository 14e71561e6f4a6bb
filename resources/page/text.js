// The text of an answer as one string, and the way back from a stretch of it to the document.
//
// A formula counts as its TeX between dollars, white space as one space. Find, highlights and
// copying all stand on this.
var studyapp = studyapp || {};

studyapp.text = (() => {
  "use strict";

  const BLOCKS =
    /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGCAPTION|FIGURE|H[1-6]|HEADER|LI|NAV|OL|P|PRE|SECTION|TABLE|TR|UL)$/;

  function texOf(formula) {
    const tex = formula.dataset.tex ?? formula.textContent;
    return formula.dataset.display === "true" ? `$$${tex}$$` : `$${tex}$`;
  }

  // The pieces under root in order: text nodes and formulas.
  function* leaves(root, skip) {
    const walker = document.createTreeWalker(
      root,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => {
        if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
        if (skip?.(node) || node.classList.contains("gap")) return NodeFilter.FILTER_REJECT;
        return NodeFilter.FILTER_ACCEPT;
      },
    );
    let node = walker.nextNode();
    while (node) {
      if (node.nodeType === Node.ELEMENT_NODE && node.classList.contains("tex")) {
        yield { node, formula: true };
        // step over what is inside the formula
        let after = walker.nextSibling();
        while (!after && walker.parentNode() && walker.currentNode !== root) {
          after = walker.nextSibling();
        }
        node = after;
        continue;
      }
      yield { node, formula: false };
      node = walker.nextNode();
    }
  }

  // {text, pieces}: each piece knows its range in text; offsets[i] is where in the text node the
  // character start + i comes from.
  function model(root, skip) {
    const parts = [];
    const pieces = [];
    let length = 0;
    let spaced = true; // whether the text so far ends in white space
    const space = () => {
      if (!spaced) {
        parts.push(" ");
        length += 1;
        spaced = true;
      }
    };
    for (const { node, formula } of leaves(root, skip)) {
      if (formula) {
        const tex = texOf(node).replace(/\s+/g, " ");
        pieces.push({ node, formula, start: length, end: length + tex.length });
        parts.push(tex);
        length += tex.length;
        spaced = false;
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if (BLOCKS.test(node.tagName)) space();
      } else {
        const offsets = [];
        let kept = "";
        const data = node.data;
        for (let at = 0; at < data.length; at += 1) {
          if (/\s/.test(data[at])) {
            if (spaced) continue;
            kept += " ";
            spaced = true;
          } else {
            kept += data[at];
            spaced = false;
          }
          offsets.push(at);
        }
        if (kept) {
          pieces.push({ node, formula, start: length, end: length + kept.length, offsets });
          parts.push(kept);
          length += kept.length;
        }
      }
    }
    return { text: parts.join(""), pieces };
  }

  // The stretch [start, end) as a list of {node, formula, from, to} (from, to in the text node).
  function stretch(model_, start, end) {
    const found = [];
    for (const piece of model_.pieces) {
      if (piece.end <= start) continue;
      if (piece.start >= end) break;
      if (piece.formula) {
        found.push({ node: piece.node, formula: true });
      } else {
        const first = Math.max(start, piece.start) - piece.start;
        const last = Math.min(end, piece.end) - piece.start - 1;
        found.push({
          node: piece.node,
          formula: false,
          from: piece.offsets[first],
          to: piece.offsets[last] + 1,
        });
      }
    }
    return found;
  }

  // Where a point of the document lies in the model's text; inside a formula: its start or end.
  function position(model_, container, offset, atEnd) {
    const point = document.createRange();
    point.setStart(container, offset);
    let result = 0;
    for (const piece of model_.pieces) {
      if (piece.node === container && !piece.formula) {
        const before = piece.offsets.findIndex((at) => at >= offset);
        return before < 0 ? piece.end : piece.start + before;
      }
      if (piece.formula && piece.node.contains(container)) return atEnd ? piece.end : piece.start;
      const order = point.comparePoint(piece.node, 0);
      if (order >= 0 && !(container === piece.node)) return Math.max(result, atEnd ? result : piece.start);
      result = piece.end;
    }
    return result;
  }

  // Letter case, width and compatibility forms do not matter when searching; lengths stay.
  function fold(text) {
    let folded = "";
    for (const unit of text.split("")) {
      const plain = unit.normalize("NFKC").toLowerCase();
      folded += plain.length === 1 ? plain : unit;
    }
    return folded;
  }

  // What a copied selection reads as in plain text: formulas as TeX, blocks on their own lines.
  function plain(fragment) {
    let out = "";
    const line = () => {
      if (out && !out.endsWith("\n")) out += "\n";
    };
    const visit = (node, verbatim) => {
      if (node.nodeType === Node.TEXT_NODE) {
        out += verbatim ? node.data : node.data.replace(/\s+/g, " ");
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.classList.contains("tex")) {
          const display = node.dataset.display === "true";
          if (display) line();
          out += texOf(node);
          if (display) line();
          return;
        }
        if (node.localName === "br") out += "\n";
        if (node.localName === "svg" || node.classList.contains("gap")) return;
        const block = BLOCKS.test(node.tagName);
        const paragraph = /^(P|H[1-6]|PRE|UL|OL|TABLE|FIGURE)$/.test(node.tagName);
        if (block) line();
        if (paragraph && out && !out.endsWith("\n\n")) out += "\n";
        for (const child of node.childNodes) visit(child, verbatim || node.localName === "pre");
        if (/^T[DH]$/.test(node.tagName) && node.nextElementSibling) out += "\t";
        if (block) line();
      } else {
        for (const child of node.childNodes) visit(child, verbatim);
      }
    };
    visit(fragment, false);
    return out
      .replace(/[ ]*\n[ ]*/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  return { texOf, model, stretch, position, fold, plain };
})();
