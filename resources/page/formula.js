// One formula: TeX -> HTML with MathML, or the reason why it cannot be set.
//
// Used by the answer page and, in Qt's script engine, by the checker, so that both judge alike. The
// limits make every formula end: KaTeX caps macro expansions, but not what those expansions grow
// to, so the tokens read are counted too.

var studyapp = studyapp || {};

studyapp.formula = (() => {
  "use strict";

  const LONGEST = 10000; // characters
  const DEEPEST = 200; // nested groups; HTML itself is flattened at 512
  const MOST_TOKENS = 20000;
  const LONGEST_TIME = 3000; // ms; never reached by a formula within the other limits

  class TooMuch extends Error {}

  // KaTeX looks every token up in the table of macros: the one place where it can be stopped.
  function countingMacros() {
    const deadline = Date.now() + LONGEST_TIME;
    let tokens = 0;
    return new Proxy(
      {},
      {
        getOwnPropertyDescriptor(target, name) {
          tokens += 1;
          if (tokens > MOST_TOKENS) {
            throw new TooMuch(`The formula expands to more than ${MOST_TOKENS} tokens.`);
          }
          if (tokens % 256 === 0 && Date.now() > deadline) {
            throw new TooMuch("The formula takes too long to typeset.");
          }
          return Reflect.getOwnPropertyDescriptor(target, name);
        },
      },
    );
  }

  function tooDeep(tex) {
    let depth = 0;
    for (let at = 0; at < tex.length; at += 1) {
      const character = tex[at];
      if (character === "\\") {
        if (tex.startsWith("left", at + 1) || tex.startsWith("begin", at + 1)) depth += 1;
        else if (tex.startsWith("right", at + 1) || tex.startsWith("end", at + 1)) depth -= 1;
        at += 1;
      } else if (character === "{") depth += 1;
      else if (character === "}") depth -= 1;
      if (depth > DEEPEST) return true;
    }
    return false;
  }

  // Returns {html} or {error}.
  function typeset(tex, display) {
    if (tex.length > LONGEST) {
      return { error: `The formula is longer than ${LONGEST} characters.` };
    }
    if (tooDeep(tex)) {
      return { error: `The formula nests more than ${DEEPEST} groups.` };
    }
    try {
      const html = katex.renderToString(tex, {
        displayMode: display,
        output: "htmlAndMathml",
        throwOnError: true,
        trust: false,
        strict: "ignore",
        maxSize: 30,
        maxExpand: 1000,
        macros: countingMacros(),
      });
      return { html };
    } catch (error) {
      if (error instanceof RangeError) return { error: "The formula nests too deeply." };
      return { error: String(error.message || error).replace(/^KaTeX parse error: /, "") };
    }
  }

  // For the script engine: the HTML with "+" before it, or the error with "-".
  function verdict(tex, display) {
    const result = typeset(tex, display);
    return result.html === undefined ? `-${result.error}` : `+${result.html}`;
  }

  return { typeset, verdict };
})();
