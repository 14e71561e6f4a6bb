// The page's side of the bridge: takes the program's messages and puts answers in place.
var studyapp = studyapp || {};

studyapp.page = (() => {
  "use strict";

  const root = document.documentElement;
  const answer = document.getElementById("answer");
  const announcer = document.getElementById("announcer");
  const own = document.createElement("article"); // the person's answer and notes, below the answer
  own.className = "answer own";
  let bridge = null;
  const unheard = []; // what is said before the bridge is there
  let words = {};
  let placed = 0; // the number of the request whose answer is in place
  let latest = 0; // the number of the newest request to show an answer

  const word = (name) => words[name] ?? name;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const send = (name, fields) => {
    const text = JSON.stringify({ name, ...fields });
    if (bridge) bridge.receive(text);
    else unheard.push(text);
  };
  const sendOfAnswer = (name, fields) => send(name, { request: placed, ...fields });
  const announce = (name) => {
    announcer.textContent = "";
    announcer.textContent = word(name);
  };

  // The first answer waits only for the fonts it uses, unseen. Every other font KaTeX may need is
  // loaded after it: no formula of a later answer changes its face.
  let fontsLoaded = null;
  const loadFonts = () =>
    Promise.all([...document.fonts].map((font) => font.load().catch(() => undefined)));

  function configure(message) {
    root.dataset.theme = message.theme;
    root.dataset.reducedMotion = String(message.reducedMotion);
    root.lang = message.language === "zh" ? "zh-CN" : "en";
    root.style.setProperty("--text-size", `${message.textSize}px`);
    for (const [name, value] of [
      ["--own-text-font", message.textFont],
      ["--own-code-font", message.codeFont],
    ]) {
      if (value) root.style.setProperty(name, JSON.stringify(value));
      else root.style.removeProperty(name);
    }
    words = message.words;
    const label = (id, text, key) => {
      const button = document.getElementById(id);
      button.querySelector("span").textContent = word(text);
      button.querySelector("kbd").textContent = word(key);
    };
    label("more-next", "revealNext", "revealNextKey");
    label("more-all", "revealAll", "revealAllKey");
    studyapp.copy.hide();
    studyapp.verified.hide();
    studyapp.highlight.hideBar();
    studyapp.highlight.layNotes();
  }

  async function show(message) {
    latest = message.request;
    const first = fontsLoaded === null;
    const inParts = first && studyapp.arrival.fits(message);
    const built = studyapp.build.take(message.page, inParts);
    if (!first) await fontsLoaded;
    if (message.request !== latest) return;
    placed = message.request;
    leave();
    root.dataset.fragment = "";
    if (answer.firstElementChild !== built.body) {
      studyapp.highlight.clear(answer);
      answer.style.visibility = first ? "hidden" : "";
      answer.replaceChildren(built.body, own);
    }
    showOwn(message.own, false);
    studyapp.reading.place(message);
    const lost = studyapp.highlight.apply(answer, message.highlights);
    if (inParts) studyapp.arrival.begin(built, message);
    studyapp.reading.scrollFor(message);
    studyapp.build.watch(built);
    await document.fonts.ready;
    answer.style.visibility = "";
    await frame();
    await frame();
    fontsLoaded ??= loadFonts();
    if (message.request !== latest) return;
    sendOfAnswer("shown", { formulas: built.formulas, wrong: built.wrong });
    if (lost.length) sendOfAnswer("highlights-lost", { ids: lost });
    studyapp.reading.tell();
    studyapp.arrival.rest(() => {
      if (message.request !== latest) return;
      const measured = message.mode === "read" ? studyapp.arrival.measure(built) : null;
      if (measured) sendOfAnswer("measured", measured);
      studyapp.build.speakAll(answer);
    });
  }

  // A page of the program's own: no sections to mark, to hide or to add to, no place to remember.
  async function showFragment(message) {
    latest = message.request;
    const built = studyapp.build.takeFragment(message.page);
    const first = fontsLoaded === null;
    if (!first) await fontsLoaded;
    if (message.request !== latest) return;
    placed = message.request;
    const kept = message.scroll === null && root.dataset.fragment === message.kind ? scrollY : null;
    leave();
    root.dataset.fragment = message.kind;
    studyapp.highlight.clear(answer);
    answer.style.visibility = first ? "hidden" : "";
    answer.replaceChildren(built.body);
    studyapp.reading.place({ mode: "read" });
    if (kept === null) studyapp.reading.scrollFor(message);
    else scrollTo({ top: kept, behavior: "instant" });
    studyapp.fragment.placed(answer, message);
    studyapp.build.watch(built);
    await document.fonts.ready;
    answer.style.visibility = "";
    await frame();
    await frame();
    fontsLoaded ??= loadFonts();
    if (message.request !== latest) return;
    sendOfAnswer("shown", { formulas: built.formulas, wrong: built.wrong });
    studyapp.build.speakAll(answer);
  }

  // What belongs to the page that is left goes with it.
  function leave() {
    studyapp.fragment.leave();
    studyapp.find.clear();
    studyapp.copy.hide();
    studyapp.verified.hide();
    studyapp.highlight.hideBar();
    getSelection().removeAllRanges();
  }

  // While it is typed it is seen at once; else recall hides it like the other sections.
  function showOwn(parts, typing) {
    const sections = parts.map((part) => {
      const section = document.createElement("section");
      section.id = section.dataset.section = part.key;
      const heading = document.createElement("h2");
      heading.textContent = part.title;
      section.append(heading, studyapp.build.build({ key: "", html: part.html }).body);
      return section;
    });
    own.replaceChildren(...sections);
    own.hidden = !sections.length;
    studyapp.reading.arrived(sections, typing);
    if (typing && sections.length) {
      studyapp.build.finishAll(own);
      studyapp.build.speakAll(own);
      own.scrollIntoView({ block: "nearest" }); // what is typed is seen
    }
  }

  const takes = {
    configure,
    show,
    fragment: showFragment,
    "prepare-fragment": (message) => studyapp.build.prepareFragment(message.page),
    tell: (message) => studyapp.fragment.hear(message.what, message.payload),
    own: (message) => showOwn(message.parts, message.typing),
    prepare: (message) => studyapp.build.prepare(message.page),
    reveal: (message) => studyapp.reading.reveal(message.all),
    go: (message) => studyapp.reading.go(message.anchor),
    find: (message) => {
      const found = message.text
        ? studyapp.find.find(answer, message.text, message.backward)
        : (studyapp.find.clear(), { count: 0, current: 0 });
      send("found", { search: message.search, ...found });
    },
    highlights: (message) => {
      const lost = studyapp.highlight.apply(answer, message.highlights);
      if (lost.length) sendOfAnswer("highlights-lost", { ids: lost });
    },
    "request-highlight": (message) => studyapp.highlight.request(message.colour, message.note),
    "focus-formula": (message) => studyapp.copy.focusFormula(message.backward),
    print: async (message) => {
      studyapp.build.finishAll(answer);
      studyapp.copy.hide();
      studyapp.verified.hide();
      await document.fonts.ready;
      await frame();
      send("print-ready", { print: message.print });
    },
  };

  // These need no more of an answer than what is there.
  const CALM = new Set(["own", "prepare", "prepare-fragment"]);

  function receive(message) {
    if (!CALM.has(message.name)) studyapp.arrival.all();
    takes[message.name](message);
  }

  function follow(event) {
    const link = event.target.closest?.("a[href], area[href]");
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
    if (href.startsWith("#")) studyapp.reading.go(href.slice(1));
    else if (event.type === "click" || event.button === 1) send("link", { href });
  }

  // What lies under the pointer or the focus, for the program's context menu.
  function targetOf(element) {
    const link = element.closest("a[href]");
    const formula = element.closest(".tex");
    const code = element.closest("pre");
    return {
      link: link?.getAttribute("href") ?? "",
      tex: formula?.dataset.tex ?? "",
      code: code ? code.textContent : "",
      highlight: element.closest("[data-highlight]")?.dataset.highlight ?? "",
      selected: studyapp.copy.selectedText(),
    };
  }

  function key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const focused = document.activeElement;
    const onButton = focused?.closest("button, a[href]");
    if (event.key === "Escape" && studyapp.verified.isOpen()) {
      studyapp.verified.hide();
      event.preventDefault();
    } else if (event.key === "Enter" || event.key === " ") {
      if (onButton) return;
      if (focused?.matches(".verified")) studyapp.verified.toggle(focused);
      else if (focused?.matches("[data-highlight]")) studyapp.highlight.activate(focused);
      else if (event.key === "Enter" && focused?.matches(".tex, pre")) studyapp.copy.send(focused);
      else if (studyapp.reading.veiled()) studyapp.reading.reveal(event.key === "Enter");
      else return;
      event.preventDefault();
    }
  }

  document.addEventListener("click", follow);
  document.addEventListener("auxclick", follow);
  document.addEventListener("keydown", key);
  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.("a, img, svg")) event.preventDefault();
  });
  document.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    send("context", { target: { ...targetOf(event.target), x: event.clientX, y: event.clientY } });
  });
  addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      send("zoom", { steps: event.deltaY < 0 ? 1 : -1 });
    },
    { passive: false },
  );

  new QWebChannel(qt.webChannelTransport, (channel) => {
    bridge = channel.objects.bridge;
    for (const text of unheard.splice(0)) bridge.receive(text);
  });

  return { receive, send, sendOfAnswer, word, announce };
})();
