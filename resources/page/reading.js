// Where one is in the answer: scrolling, the heading being read, and what recall still hides.
var studyapp = studyapp || {};

studyapp.reading = (() => {
  "use strict";

  const answer = document.getElementById("answer");
  const more = document.getElementById("more");
  let headings = [];
  let told = "";
  let planned = false;

  const span = () => document.documentElement.scrollHeight - innerHeight;
  const smooth = () =>
    document.documentElement.dataset.reducedMotion === "true" ||
    matchMedia("(prefers-reduced-motion: reduce)").matches
      ? "instant"
      : "smooth";

  function anchorOf(heading) {
    return heading.id || heading.closest("[data-section]")?.id || "";
  }

  function currentHeading() {
    let found = "";
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > innerHeight * 0.3) break;
      found = anchorOf(heading);
    }
    return found;
  }

  function tell() {
    planned = false;
    const fraction = span() > 0 ? Math.min(1, Math.max(0, scrollY / span())) : 0;
    const heading = currentHeading();
    const now = `${fraction.toFixed(4)} ${heading}`;
    if (now === told) return;
    told = now;
    studyapp.page.sendOfAnswer("scrolled", { fraction, heading });
  }

  addEventListener(
    "scroll",
    () => {
      if (!planned) requestAnimationFrame(tell);
      planned = true;
    },
    { passive: true },
  );

  function byAnchor(anchor) {
    return (
      answer.querySelector(`#${CSS.escape(anchor)}`) ??
      answer.querySelector(`[data-section="${CSS.escape(anchor)}"]`)
    );
  }

  // In recall a section that is gone to is revealed with all before it.
  function go(anchor, behaviour) {
    const target = byAnchor(anchor);
    if (!target) return false;
    const veiled = target.closest("[data-veiled]");
    while (veiled?.hasAttribute("data-veiled")) reveal(false, true);
    target.scrollIntoView({ block: "start", behavior: behaviour ?? smooth() });
    return true;
  }

  function sections() {
    return [...answer.querySelectorAll("[data-section]")];
  }

  function place(message) {
    headings = [...answer.querySelectorAll("h2, h3")];
    told = "";
    const recall = message.mode === "recall";
    answer.dataset.mode = recall ? "recall" : "read";
    sections().forEach((section, index) => {
      section.toggleAttribute("data-veiled", recall && index >= (message.revealed ?? 0));
    });
    offerMore();
  }

  // New sections below an answer that is still partly hidden are hidden too, unless just typed.
  function arrived(sections, typing) {
    headings = [...answer.querySelectorAll("h2, h3")];
    const veiled = !typing && answer.querySelector("[data-veiled]") !== null;
    for (const section of sections) section.toggleAttribute("data-veiled", veiled);
  }

  function scrollFor(message) {
    if (message.anchor && go(message.anchor, "instant")) return;
    scrollTo({ top: (message.scroll ?? 0) * span(), behavior: "instant" });
  }

  function offerMore() {
    more.hidden = !answer.querySelector("[data-veiled]");
  }

  // Shows the next section, or all; `quiet` leaves the scrolling to the caller.
  function reveal(all, quiet) {
    const hidden = sections().filter((section) => section.hasAttribute("data-veiled"));
    if (!hidden.length) return;
    for (const section of all ? hidden : hidden.slice(0, 1)) section.removeAttribute("data-veiled");
    offerMore();
    studyapp.highlight.layNotes();
    const first = hidden[0];
    const remaining = all ? 0 : hidden.length - 1;
    studyapp.page.sendOfAnswer("revealed", { section: first.dataset.section, remaining });
    if (quiet) return;
    const box = first.getBoundingClientRect();
    if (box.bottom > innerHeight - 80) {
      const top = Math.min(box.top - 24, box.bottom - innerHeight + 80);
      scrollBy({ top, behavior: smooth() });
    }
  }

  document.getElementById("more-next").addEventListener("click", () => reveal(false));
  document.getElementById("more-all").addEventListener("click", () => reveal(true));

  return { place, arrived, scrollFor, go, reveal, tell, veiled: () => !more.hidden };
})();
