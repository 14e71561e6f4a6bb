// The figures of a page: each drawn where it stands, drawn anew when its width changes, saved.
//
// A figure is `<figure class="plot" data-plot="KIND" data-numbers="JSON">` with a `.plot-canvas`
// inside.
var studyapp = studyapp || {};

studyapp.figures = (() => {
  "use strict";

  const { KINDS, TEXT, SVG } = studyapp.plots;
  const { map, explore } = studyapp.map;
  const VARIABLE = /var\((--[\w-]+)\)/g;

  function describe(figure, svg, role = "img") {
    const title = figure.querySelector(".plot-title")?.textContent ?? "";
    const said = figure.dataset.said ?? "";
    svg.setAttribute("role", role);
    svg.setAttribute("aria-label", said ? `${title}. ${said}` : title);
    for (const [tag, text] of [
      ["desc", said],
      ["title", title],
    ]) {
      if (!text) continue;
      const element = document.createElementNS(SVG, tag);
      element.textContent = text;
      svg.prepend(element);
    }
  }

  // The policy allows no style sheets inside a page: what Plot would say in one stands in
  // statistics.css. Sizes of text are given in pixels, so that they hold outside the page too.
  function tidy(svg) {
    for (const style of svg.querySelectorAll("style")) style.remove();
    svg.setAttribute("font-size", String(TEXT));
    return svg;
  }

  function svgOf(kind, numbers, width, height) {
    if (kind === "map") return map(numbers, width, height ?? 300, "");
    return tidy(KINDS[kind](numbers, width, height));
  }

  function draw(figure) {
    const canvas = figure.querySelector(".plot-canvas");
    const numbers = JSON.parse(figure.dataset.numbers);
    if (!numbers.rows.length) return;
    if (figure.dataset.plot === "map") {
      explore(figure, numbers, canvas, describe);
      return;
    }
    figure.redraw = () => {
      const svg = svgOf(figure.dataset.plot, numbers, Math.max(240, canvas.clientWidth));
      describe(figure, svg);
      canvas.replaceChildren(svg);
    };
    figure.redraw();
  }

  const widths = new WeakMap();
  const resized = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const before = widths.get(target);
      widths.set(target, contentRect.width);
      if (before === undefined || Math.abs(before - contentRect.width) < 1) continue;
      // In the next frame: what is drawn here has another height, and a second round of the
      // observer within one frame would be an error in the console.
      requestAnimationFrame(() => target.closest("figure")?.redraw?.());
    }
  });

  // Draws all plots of a page that is in place.
  function placeAll(root) {
    for (const figure of root.querySelectorAll("figure[data-plot]")) {
      draw(figure);
      resized.observe(figure.querySelector(".plot-canvas"));
      figure.addEventListener("click", tool);
    }
  }

  function tool(event) {
    const button = event.target.closest("[data-tool]");
    const figure = event.currentTarget;
    if (!button) return;
    if (button.dataset.tool === "table") {
      const table = figure.querySelector(".plot-table");
      table.hidden = !table.hidden;
      button.setAttribute("aria-pressed", String(!table.hidden));
      return;
    }
    const format = button.dataset.tool;
    const svg = format === "csv" ? "" : flatten(figure.querySelector(".plot-canvas svg"));
    studyapp.fragment.act("plot-save", { plot: figure.dataset.name, format, svg });
  }

  // -- taking a plot along

  // The plot on its own: colours and sizes as they are now, no style sheet needed.
  function flatten(svg) {
    const look = getComputedStyle(document.documentElement);
    const copy = svg.cloneNode(true);
    copy.setAttribute("xmlns", SVG);
    copy.setAttribute("font-family", "sans-serif");
    copy.setAttribute("font-size", String(TEXT));
    copy.removeAttribute("class");
    const ink = look.getPropertyValue("--ink").trim();
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      for (const name of ["tabindex", "data-key", "data-keys", "data-inside", "class", "style"])
        element.removeAttribute(name);
      // A halo behind text is drawn over it where `paint-order` is not known.
      if (element.hasAttribute("paint-order")) {
        for (const name of ["paint-order", "stroke", "stroke-width"]) element.removeAttribute(name);
      }
      for (const attribute of [...element.attributes]) {
        let value = attribute.value.replace(VARIABLE, (_, name) => look.getPropertyValue(name).trim());
        if (value === "currentColor") value = ink;
        if (/^-?[\d.]+em$/.test(value)) value = String(parseFloat(value) * TEXT);
        if (attribute.name === "dy" && /^-?[\d.]+em$/.test(attribute.value)) value = String(parseFloat(attribute.value) * TEXT);
        if (value !== attribute.value) element.setAttribute(attribute.name, value);
      }
    }
    const ground = document.createElementNS(SVG, "rect");
    ground.setAttribute("width", svg.getAttribute("width"));
    ground.setAttribute("height", svg.getAttribute("height"));
    ground.setAttribute("fill", look.getPropertyValue("--paper").trim());
    const before = [...copy.children].find((child) => !/^(title|desc)$/.test(child.localName));
    copy.insertBefore(ground, before ?? null);
    return new XMLSerializer().serializeToString(copy);
  }

  studyapp.fragment.when(["statistics"], {
    placed: placeAll,
    left: () => resized.disconnect(),
  });

  return { svgOf, flatten };
})();
