// The first answer after a start: what is in the window comes first, the rest right after it.
//
// Laying a whole answer out for the first time takes a while. Room is kept below for what comes
// later, as high as all of it was when this answer was last on the screen, so that nothing moves.
var studyapp = studyapp || {};

studyapp.arrival = (() => {
  "use strict";

  const BLOCKS = ".answer > :not([data-section]), .answer > [data-section] > *";
  const root = document.documentElement;
  const answer = document.getElementById("answer");
  let waiting = []; // blocks, in their order

  // What the height of an answer depends on, besides its text.
  const layout = () =>
    `${innerWidth} ${devicePixelRatio} ${root.lang} ${root.getAttribute("style") ?? ""}`;

  // Whether an answer can arrive in parts: its height is known, and nothing is looked for in it.
  function fits(message) {
    return (
      message.measured?.key === message.page.key &&
      message.measured.layout === layout() &&
      message.mode === "read" &&
      !message.anchor &&
      !message.highlights.length
    );
  }

  // Brings what is above the window's lower edge; the body is in the document, still unseen.
  function begin(built, message) {
    waiting = [...built.body.querySelectorAll(BLOCKS)];
    for (const block of waiting) block.classList.add("waiting");
    answer.style.minHeight = `${message.measured.height}px`;
    const span = root.scrollHeight - innerHeight;
    const edge = (message.scroll ?? 0) * span + innerHeight - scrollY;
    let end = 0;
    while (waiting.length && end < edge) end = next().getBoundingClientRect().bottom;
  }

  function next() {
    const block = waiting.shift();
    studyapp.build.fillAll(block);
    block.classList.remove("waiting");
    if (!waiting.length) answer.style.minHeight = "";
    return block;
  }

  // All at once: something is wanted that needs the whole answer.
  function all() {
    while (waiting.length) next();
  }

  // Once the answer is shown: some at a time, when the page has nothing else to do.
  function rest(done) {
    addEventListener("scroll", all, { passive: true, once: true });
    requestIdleCallback((deadline) => {
      do {
        if (waiting.length) next();
      } while (waiting.length && deadline.timeRemaining() > 4);
      if (waiting.length) rest(done);
      else done();
    });
  }

  // How high the answer is, to be kept for the next start; null where it is not wholly shown.
  function measure(built) {
    if (waiting.length || !built.body.isConnected) return null;
    return { layout: layout(), height: answer.getBoundingClientRect().height };
  }

  addEventListener("resize", all);

  return { fits, begin, all, rest, measure };
})();
