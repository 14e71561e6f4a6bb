// An answer's body, built and typeset off the document, and kept for when it is shown again.
var studyapp = studyapp || {};

studyapp.build = (() => {
  "use strict";

  // What is kept is alive for the collector, and a larger living heap is collected more rarely.
  const KEPT_PAGES = 5;
  const KEPT_PAGE_LENGTH = 2_000_000; // characters; a longer answer is built each time
  const KEPT_FORMULAS = 150;
  const TIME_FOR_FORMULAS = 1000; // ms; the rest is typeset as it comes near the window

  const QUIET = 200; // ms an answer stands before MathML is added: not while one leafs through

  // A second barrier behind the sanitiser: nothing of this is ever part of an answer.
  const NEVER =
    "script,style,link,meta,base,iframe,frame,frameset,object,embed,applet,portal,fencedframe," +
    "form,input,textarea,select,button,audio,video,source,track,template,noscript,dialog," +
    "foreignObject,animate,animateMotion,animateTransform,set";

  const HAN_BEFORE = /\p{Script=Han}$/u;
  const HAN_AFTER = /^\p{Script=Han}/u;
  // What may not be parted from a formula by the end of a line.
  const OPENING = /[([{“‘（【《〈「『]+$/;
  const CLOSING = /^[)\]},.;:!?%”’）】》〉」』，。；：！？、…\-–]+/;
  const INLINE = /^(A|B|EM|I|STRONG)$/;
  const SHORT = 18; // characters drawn; a longer formula may break at its operators

  const pages = new Map(); // key -> built, oldest first
  const formulas = new Map(); // display + tex -> result, oldest first

  const spoken = new WeakMap(); // formula -> its MathML

  const later = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) finish(entry.target);
      }
    },
    { rootMargin: "1500px 0px" },
  );

  // {visible, spoken}: the formula as drawn, and as MathML for screen readers; or {error}.
  function typeset(tex, display) {
    const key = (display ? "D" : "I") + tex;
    let result = formulas.get(key);
    if (result === undefined) {
      result = studyapp.formula.typeset(tex, display);
      if (result.html !== undefined) {
        const start = result.html.indexOf('<span class="katex-mathml">');
        const end = result.html.indexOf('<span class="katex-html"');
        result = {
          visible: result.html.slice(0, start) + result.html.slice(end),
          spoken: result.html.slice(start, end),
        };
      }
    } else {
      formulas.delete(key);
    }
    formulas.set(key, result);
    if (formulas.size > KEPT_FORMULAS) formulas.delete(formulas.keys().next().value);
    return result;
  }

  // Puts the formula into its span; returns whether it was right.
  function fill(span) {
    const tex = span.textContent;
    const display = span.dataset.display === "true";
    const result = typeset(tex, display);
    span.dataset.tex = tex;
    span.tabIndex = display ? 0 : -1;
    if (result.error !== undefined) {
      span.classList.add("wrong");
      span.title = result.error;
      span.tabIndex = 0;
      const source = document.createElement("code");
      source.textContent = tex;
      span.replaceChildren(source);
      return false;
    }
    span.innerHTML = result.visible;
    spoken.set(span, result.spoken);
    if (!display) {
      if (span.textContent.length > SHORT) allowBreaks(span);
      settle(span);
    }
    return true;
  }

  const textOf = (node) => (node?.nodeType === Node.TEXT_NODE ? node : null);
  const inline = (node) => INLINE.test(node?.nodeName);

  // The text right beside a formula, also where emphasis or a link begins or ends between them.
  function beside(span, side, end) {
    let node = span;
    while (!node[side] && inline(node.parentNode)) node = node.parentNode;
    node = node[side];
    while (inline(node)) node = node[end];
    return textOf(node)?.data ?? "";
  }

  function gap() {
    const space = document.createElement("span");
    space.className = "gap";
    space.setAttribute("aria-hidden", "true");
    space.textContent = " ";
    return space;
  }

  // Formulas do not break of themselves (see .katex); a long one may, after its operators.
  function allowBreaks(span) {
    for (const part of span.querySelectorAll(".katex-base + .katex-base")) {
      part.before(document.createElement("wbr"));
    }
  }

  // Sets an inline formula into its sentence: a space beside Han text, no break before punctuation.
  function settle(span) {
    const before = textOf(span.previousSibling);
    const after = textOf(span.nextSibling);
    if (HAN_BEFORE.test(beside(span, "previousSibling", "lastChild").slice(-2))) {
      span.before(gap());
    }
    if (HAN_AFTER.test(beside(span, "nextSibling", "firstChild").slice(0, 2))) {
      span.after(gap());
    }
    const opening = before?.data.match(OPENING)?.[0] ?? "";
    const closing = after?.data.match(CLOSING)?.[0] ?? "";
    if (!opening && !closing) return;
    const glued = document.createElement("span");
    glued.className = "glued";
    span.replaceWith(glued);
    if (opening) before.data = before.data.slice(0, -opening.length);
    if (closing) after.data = after.data.slice(closing.length);
    glued.append(opening, span, closing);
  }

  function finish(span) {
    later.unobserve(span);
    span.classList.remove("pending");
    if (fill(span)) speak(span);
  }

  // What is still to be typeset, without MathML.
  function fillAll(root) {
    for (const span of root.querySelectorAll(".tex.pending")) {
      span.classList.remove("pending");
      fill(span);
    }
  }

  // A fragment is the program's own: its buttons and fields stay.
  const NEVER_OURS = NEVER.split(",")
    .filter((name) => !/^(input|textarea|select|button)$/.test(name))
    .join(",");

  function scrub(root, never) {
    for (const element of root.querySelectorAll(never)) element.remove();
    for (const element of root.querySelectorAll("*")) {
      for (const name of element.getAttributeNames()) {
        if (name.startsWith("on")) element.removeAttribute(name);
      }
    }
  }

  // `later`: its formulas are typeset by `fillAll`.
  function build(page, later = false, never = NEVER) {
    const template = document.createElement("template");
    template.innerHTML = page.html;
    const body = document.createElement("div");
    body.className = "page-body";
    scrub(template.content, never);
    body.append(template.content);
    const deadline = later ? 0 : performance.now() + TIME_FOR_FORMULAS;
    const spans = body.querySelectorAll(".tex");
    const pending = [];
    let wrong = 0;
    for (const span of spans) {
      if (performance.now() < deadline) {
        if (!fill(span)) wrong += 1;
      } else {
        span.classList.add("pending");
        pending.push(span);
      }
    }
    for (const number of body.querySelectorAll(".verified")) {
      number.tabIndex = 0;
      if (!number.classList.contains("tex")) number.setAttribute("role", "button");
    }
    for (const code of body.querySelectorAll("pre")) code.tabIndex = 0;
    return { key: page.key, body, formulas: spans.length, wrong, pending };
  }

  function take(page, later = false) {
    let built = pages.get(page.key);
    if (built) {
      pages.delete(page.key);
      if (!built.body.isConnected) silence(built.body);
    } else {
      built = build(page, later);
    }
    if (page.html.length <= KEPT_PAGE_LENGTH) {
      pages.set(page.key, built);
      if (pages.size > KEPT_PAGES) pages.delete(pages.keys().next().value);
    }
    return built;
  }

  const fragments = new Map(); // key -> built: those made ready for the next showing

  // A fragment is built for one showing: what is done in it changes it.
  function takeFragment(page) {
    const built = page.key ? fragments.get(page.key) : undefined;
    fragments.clear();
    return built ?? build(page, false, NEVER_OURS);
  }

  function prepareFragment(page) {
    requestIdleCallback(() => {
      if (!fragments.has(page.key)) fragments.set(page.key, build(page, false, NEVER_OURS));
    });
  }

  const waiting = new Map(); // pages to prepare when there is nothing else to do

  function prepare(page) {
    if (pages.has(page.key) || page.html.length > KEPT_PAGE_LENGTH) return;
    waiting.set(page.key, page);
    if (waiting.size === 1) requestIdleCallback(prepareNext);
  }

  function prepareNext() {
    const [next] = waiting.values();
    if (next === undefined) return;
    waiting.delete(next.key);
    if (!pages.has(next.key)) take(next);
    if (waiting.size) requestIdleCallback(prepareNext);
  }

  // Laying MathML out, though it is not seen, takes as long as the rest of a formula: it is added
  // once the answer is on the screen, where it moves nothing.
  function speak(formula) {
    const mathml = spoken.get(formula);
    if (mathml === undefined || formula.querySelector(".katex-mathml")) return;
    formula.querySelector(".katex").insertAdjacentHTML("afterbegin", mathml);
  }

  function silence(body) {
    for (const mathml of body.querySelectorAll(".katex-mathml")) mathml.remove();
  }

  let speaking = 0; // the newest turn; an older one ends

  function speakAll(root) {
    const left = [...root.querySelectorAll(".tex")].reverse();
    speaking += 1;
    const turn = speaking;
    const start = performance.now() + QUIET;
    // Timers never fire where the page's own scripts are off; idle callbacks do.
    const some = (deadline) => {
      if (turn !== speaking) return;
      if (performance.now() < start) {
        requestIdleCallback(some);
        return;
      }
      let count = 0;
      while (left.length && (deadline.timeRemaining() > 4 || count < 1) && count < 8) {
        speak(left.pop());
        count += 1;
      }
      if (left.length) requestIdleCallback(some);
    };
    requestIdleCallback(some);
  }

  // Once the body is in the document, formulas left for later are watched.
  function watch(built) {
    later.disconnect();
    for (const span of built.pending) {
      if (span.classList.contains("pending")) later.observe(span);
    }
  }

  function finishAll(root) {
    for (const span of root.querySelectorAll(".tex.pending")) finish(span);
  }

  const has = (key) => pages.has(key);

  return { take, takeFragment, prepareFragment, prepare, has, watch, speakAll, finishAll, fillAll, build };
})();
