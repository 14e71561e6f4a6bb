// An item of a quiz: what is clicked, typed, moved or dragged becomes a response.
//
// The response goes to the program whenever it changes, in the form in which it is kept (see
// `items/responses.py`); the program checks, marks and shows the next page.
var studyapp = studyapp || {};

studyapp.quiz = (() => {
  "use strict";

  const MOVED = 5; // px a pointer moves before it drags
  let article = null;

  const all = (selector) => [...(article?.querySelectorAll(selector) ?? [])];
  const one = (selector) => article?.querySelector(selector) ?? null;
  const type = () => article?.dataset.type ?? "";
  const final = () => article?.dataset.final === "true";
  const indexOf = (element) => Number(element.dataset.index);
  const checked = () => all(".option[aria-checked=true]").map(indexOf);

  // What is answered now, as the program keeps it; null where that is nothing.
  function response() {
    switch (type()) {
      case "single":
      case "multiple":
        return { choice: checked() };
      case "true-false":
        return checked().length ? { verdict: checked()[0] === 1 } : null;
      case "numeric":
        return { number: one("#number").value };
      case "cloze":
        return { blanks: all("[data-blank]").map((field) => field.value) };
      case "ordering":
        return { order: all(".stage").map(indexOf) };
      case "matching":
        return {
          matches: all(".left .slot").map(({ dataset }) =>
            dataset.right === "" ? null : Number(dataset.right),
          ),
        };
      case "recall":
        return { recall: checked(), text: one("#recall")?.value ?? null };
      default:
        return null;
    }
  }

  // `draft`: it is being typed, and will be given when one rests or goes on.
  function respond(draft = false) {
    complain("");
    const entry = Number(article.dataset.entry);
    studyapp.fragment.act("answer", { entry, response: response(), draft });
  }

  function complain(text) {
    const place = one("#complaint");
    if (!place) return;
    place.textContent = text;
    for (const field of all("input.field")) field.setAttribute("aria-invalid", String(text !== ""));
    if (text) place.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  // -- options -------------------------------------------------------------------------------

  function choose(option) {
    if (final() || !option) return;
    const only = option.getAttribute("role") === "radio";
    const on = only || option.getAttribute("aria-checked") !== "true";
    if (only) for (const other of all(".option")) other.setAttribute("aria-checked", "false");
    option.setAttribute("aria-checked", String(on));
    rove(".option", option, false);
    respond();
  }

  // The one of several that the Tab key goes to; `focus`: it gets the keyboard now.
  function rove(selector, target, focus = true) {
    if (!target) return;
    for (const element of all(selector)) element.tabIndex = element === target ? 0 : -1;
    if (focus) target.focus();
  }

  function step(selector, by) {
    const rows = all(selector);
    const at = rows.indexOf(document.activeElement?.closest?.(selector));
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    rove(selector, rows[Math.min(Math.max(next, 0), rows.length - 1)]);
  }

  // -- ordering ------------------------------------------------------------------------------

  function renumber() {
    all(".stage .key").forEach((key, place) => (key.textContent = place + 1));
  }

  function move(row, by) {
    if (final() || !row) return;
    if (by < 0) row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    renumber();
    rove(".stage", row);
    row.scrollIntoView({ block: "nearest", behavior: "instant" });
    respond();
  }

  function dragStep(row, y) {
    for (const other of all(".stage")) {
      if (other === row) continue;
      const box = other.getBoundingClientRect();
      const middle = box.top + box.height / 2;
      const before = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
      if (before && y < middle) {
        other.before(row);
        break;
      }
      if (!before && y > middle) other.after(row);
    }
    renumber();
  }

  // -- matching ------------------------------------------------------------------------------

  const picked = () => one(".left[aria-selected=true]");

  function pick(left, focus = true) {
    if (!left) return;
    for (const other of all(".left")) other.setAttribute("aria-selected", String(other === left));
    rove(".left", left, focus);
  }

  function assign(left, partner) {
    if (final() || !left) return;
    const slot = left.querySelector(".slot");
    slot.dataset.right = partner ? partner.dataset.index : "";
    slot.querySelector(".key").textContent = partner?.querySelector(".key").textContent ?? "";
    slot.querySelector(".slot-text").innerHTML =
      partner?.querySelector(".option-text").innerHTML ?? "";
    taken();
    respond();
  }

  // Partners that are given already are quieter; each may be given again.
  function taken() {
    const used = new Set(all(".slot").map((slot) => slot.dataset.right));
    for (const partner of all(".partner")) {
      partner.classList.toggle("taken", used.has(partner.dataset.index));
    }
  }

  function match(partner) {
    const left = picked();
    if (!left || !partner || final()) return;
    assign(left, partner);
    const rows = all(".left");
    const after = [...rows.slice(rows.indexOf(left) + 1), ...rows];
    pick(after.find((row) => row.querySelector(".slot").dataset.right === "") ?? left);
  }

  function moveIn(by) {
    const rows = all(".left");
    const at = rows.indexOf(picked());
    pick(rows[Math.min(Math.max(at + by, 0), rows.length - 1)]);
  }

  // -- the pointer ---------------------------------------------------------------------------

  let drag = null; // {element, x, y, moving, ghost}

  function grab(event) {
    const element = event.target.closest?.(".stage, .partner");
    if (!element || final() || event.button !== 0 || event.target.closest("button")) return;
    if (!article?.contains(element)) return;
    drag = { element, x: event.clientX, y: event.clientY, moving: false, ghost: null };
  }

  function begin() {
    drag.moving = true;
    drag.element.classList.add("dragged");
    document.documentElement.classList.add("dragging");
    if (!drag.element.matches(".partner")) return;
    drag.ghost = drag.element.cloneNode(true);
    drag.ghost.className = "partner ghost";
    drag.ghost.style.width = `${drag.element.offsetWidth}px`;
    article.append(drag.ghost);
  }

  function pull(event) {
    if (!drag) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > MOVED;
    if (!drag.moving && far) begin();
    if (!drag.moving) return;
    event.preventDefault();
    if (!drag.ghost) {
      dragStep(drag.element, event.clientY);
      return;
    }
    drag.ghost.style.translate = `${event.clientX + 8}px ${event.clientY + 8}px`;
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest(".left");
    for (const left of all(".left")) left.classList.toggle("over", left === over);
  }

  function drop(event) {
    if (!drag) return;
    const { element, moving, ghost } = drag;
    drag = null;
    document.documentElement.classList.remove("dragging");
    element.classList.remove("dragged");
    ghost?.remove();
    for (const left of all(".left")) left.classList.remove("over");
    if (!moving) return;
    getSelection().removeAllRanges();
    if (element.matches(".stage")) {
      rove(".stage", element);
      respond();
      return;
    }
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest?.(".left");
    if (over) {
      pick(over, false);
      match(element);
    }
  }

  document.addEventListener("pointerdown", grab);
  document.addEventListener("pointermove", pull);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);

  document.addEventListener("click", (event) => {
    if (!article?.contains(event.target) || !getSelection().isCollapsed) return;
    if (event.target.closest("a[href]")) return;
    const tool = event.target.closest("[data-move]");
    if (tool) {
      move(tool.closest(".stage"), tool.dataset.move === "up" ? -1 : 1);
      return;
    }
    const option = event.target.closest(".option");
    if (option) choose(option);
    const row = event.target.closest(".stage");
    if (row && !final()) rove(".stage", row);
    const partner = event.target.closest(".partner");
    if (partner) match(partner);
    const left = event.target.closest(".left");
    if (left && !final()) pick(left);
  });

  // -- keys ----------------------------------------------------------------------------------

  // The number keys are commands of the program; an input method may send them here instead.
  function number(count) {
    if (final() || !article) return;
    switch (type()) {
      case "ordering":
        rove(".stage", all(".stage")[count - 1]);
        break;
      case "matching":
        match(all(".partner")[count - 1]);
        break;
      case "numeric":
      case "cloze": {
        const field = one("input.field");
        field.focus();
        field.setRangeText(String(count), field.value.length, field.value.length, "end");
        respond(true);
        break;
      }
      default:
        choose(all(".option")[count - 1]);
    }
  }

  function arrow(by, moving) {
    switch (type()) {
      case "ordering":
        if (moving) move(document.activeElement?.closest?.(".stage") ?? one(".stage"), by);
        else step(".stage", by);
        return true;
      case "matching":
        moveIn(by);
        return true;
      case "single":
      case "multiple":
      case "true-false":
        step(".option", by);
        return true;
      case "recall":
        if (!one(".point")) return false;
        step(".option", by);
        return true;
      default:
        return false;
    }
  }

  function inField(event) {
    const several = event.target.matches("textarea");
    if (event.key === "Enter" && !several && !event.isComposing) {
      event.preventDefault();
      studyapp.fragment.act("enter");
    } else if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      event.target.blur();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (!article || event.ctrlKey || event.metaKey) return;
    if (event.target.matches?.("input, textarea")) {
      inField(event);
      return;
    }
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit && !event.altKey && !event.shiftKey) {
      number(Number(digit[1]));
      event.preventDefault();
      return;
    }
    if (final()) return;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      if (arrow(event.key === "ArrowUp" ? -1 : 1, event.altKey || event.shiftKey)) {
        event.preventDefault();
      }
    } else if (event.key === " " || event.code === "Space") {
      const option = document.activeElement?.closest?.(".option");
      if (option) {
        choose(option);
        event.preventDefault();
      }
    } else if ((event.key === "Backspace" || event.key === "Delete") && type() === "matching") {
      assign(picked(), null);
      event.preventDefault();
    }
  });

  document.addEventListener("input", (event) => {
    if (article?.contains(event.target) && !final()) respond(true);
  });

  // -- the program ---------------------------------------------------------------------------

  studyapp.fragment.when(["quiz", "card-item"], {
    placed(root) {
      article = root.querySelector(".quiz[data-type]");
      if (type() === "matching") taken();
    },
    left() {
      article = null;
      drag = null;
    },
    hear(what, payload) {
      if (what === "option") number(payload.number);
      else if (what === "grade" && one("#grade")) one("#grade").textContent = payload.text;
      else if (what === "complain") {
        complain(payload.text);
        const field = one("input.field");
        if (field && payload.focus) {
          field.focus();
          field.select();
        }
      }
    },
  });

  return { response };
})();
