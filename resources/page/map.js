// The map of topics: a treemap one goes into.
var studyapp = studyapp || {};

studyapp.map = (() => {
  "use strict";

  const { TEXT, SVG, percent, fitted } = studyapp.plots;

  function place(tag, attributes, parent) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  }

  const band = (mastery) => Math.min(4, Math.floor(mastery * 5));

  // rows: {key, parent, name, size, mastery or null, said}; `within` is the key gone into.
  function map({ rows }, width, height, within) {
    const children = d3.group(rows, (row) => row.parent);
    const nest = (key, depth) =>
      (children.get(key) ?? []).map((row) => ({
        ...row,
        children: depth && children.has(row.key) ? nest(row.key, depth - 1) : undefined,
      }));
    const tree = d3
      .hierarchy({ key: within, children: nest(within, 1) })
      .sum((row) => (row.children ? 0 : row.size ?? 0))
      .sort((a, b) => b.value - a.value);
    d3
      .treemap()
      .size([width, height])
      .paddingInner(2)
      .paddingTop((node) => (node.depth === 1 && node.children ? 24 : 0))
      .round(true)(tree);
    const svg = document.createElementNS(SVG, "svg");
    for (const [name, value] of Object.entries({
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-size": TEXT,
      fill: "currentColor",
    }))
      svg.setAttribute(name, value);
    const pattern = place(
      "pattern",
      { id: "untouched", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      place("defs", {}, svg),
    );
    place("rect", { width: 6, height: 6, fill: "var(--panel)" }, pattern);
    place("rect", { width: 1.2, height: 6, fill: "var(--faint)" }, pattern);
    for (const node of tree.descendants().slice(1)) cell(node, svg, children, within);
    return svg;
  }

  function cell(node, svg, children, within) {
    const { key, name, mastery, said } = node.data;
    const wide = node.x1 - node.x0;
    const high = node.y1 - node.y0;
    if (wide < 2 || high < 2) return;
    const group = place(
      "g",
      {
        class: node.children ? "map-topic" : "map-cell",
        transform: `translate(${node.x0},${node.y0})`,
        "data-key": key,
        "data-inside": children.has(key) ? "true" : "false",
        role: "button",
        tabindex: "-1",
        // Inside a topic Escape and Backspace lead out of it; at the top they are the program's.
        ...(within ? { "data-keys": "text" } : {}),
        "aria-label": `${name}: ${said}`,
      },
      svg,
    );
    place("title", {}, group).textContent = `${name}\n${said}`;
    const untouched = mastery === null;
    if (node.children) {
      place("rect", { class: "map-ground", width: wide, height: 22, rx: 3, fill: "var(--panel)" }, group);
      const share = untouched ? "–" : percent(mastery);
      const roomy = wide > 110;
      label(group, fitted(name, wide - (roomy ? 54 : 14)), 8, 16, { "font-weight": 600 });
      if (roomy) label(group, share, wide - 8, 16, { "text-anchor": "end", fill: "var(--soft)" });
      return;
    }
    place(
      "rect",
      {
        class: "map-ground",
        width: wide,
        height: high,
        rx: 3,
        fill: untouched ? "url(#untouched)" : `var(--map-${band(mastery)})`,
      },
      group,
    );
    if (wide < 34 || high < 20) return;
    label(group, fitted(name, wide - 14), 7, 16, {});
    if (high >= 38) {
      label(group, untouched ? "–" : percent(mastery), 7, 32, { fill: "var(--map-ink)" });
    }
    if (high >= 46 && !untouched) {
      const room = wide - 14;
      place("rect", { x: 7, y: high - 9, width: room, height: 3, rx: 1.5, fill: "var(--map-track)" }, group);
      place("rect", { x: 7, y: high - 9, width: room * mastery, height: 3, rx: 1.5, fill: "var(--map-ink)" }, group);
    }
  }

  function label(group, text, x, y, attributes) {
    if (text) place("text", { x, y, "pointer-events": "none", ...attributes }, group).textContent = text;
  }

  // Going into a topic and out again, by pointer and by keys; the arrow keys move between cells.
  function explore(figure, numbers, canvas, describe) {
    const trail = figure.querySelector(".map-trail");
    const names = new Map(numbers.rows.map((row) => [row.key, row]));
    let within = figure.dataset.within ?? "";
    if (!names.has(within)) within = "";

    function draw(focus) {
      const width = Math.max(280, canvas.clientWidth);
      const height = Math.round(Math.min(460, Math.max(260, width * 0.48)));
      const svg = map(numbers, width, height, within);
      describe(figure, svg, "group");
      canvas.replaceChildren(svg);
      const cells = svg.querySelectorAll("[data-key]");
      const first = [...cells].find((one) => one.dataset.key === focus) ?? cells[0];
      first?.setAttribute("tabindex", "0");
      if (focus !== undefined) first?.focus();
      crumbs();
    }

    function crumbs() {
      if (!trail) return;
      const path = [];
      for (let key = within; key; key = names.get(key)?.parent ?? "") path.unshift(names.get(key));
      const steps = [{ key: "", name: numbers.words.all }, ...path].map((step, index, all) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "crumb";
        button.textContent = step.name;
        button.disabled = index === all.length - 1;
        button.addEventListener("click", () => go(step.key, within));
        return button;
      });
      trail.replaceChildren(...steps);
    }

    function go(key, focus) {
      within = key;
      figure.dataset.within = key;
      draw(focus ?? "");
    }

    function choose(group) {
      if (group.dataset.inside === "true") go(group.dataset.key);
      else studyapp.fragment.act("map", { key: group.dataset.key });
    }

    canvas.addEventListener("click", (event) => {
      const group = event.target.closest("[data-key]");
      if (group) choose(group);
    });
    canvas.addEventListener("keydown", (event) => {
      const group = event.target.closest?.("[data-key]");
      if (!group) return;
      const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
      if (event.key === "Enter" || event.key === " ") choose(group);
      else if ((event.key === "Escape" || event.key === "Backspace") && within)
        go(names.get(within).parent, within);
      else if (event.key in steps) move(group, ...steps[event.key]);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });

    function move(group, right, down) {
      const middle = (one) => {
        const box = one.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
      };
      const [x, y] = middle(group);
      let best = null;
      let least = Infinity;
      for (const other of canvas.querySelectorAll("[data-key]")) {
        if (other === group) continue;
        const [ox, oy] = middle(other);
        const along = (ox - x) * right + (oy - y) * down;
        const aside = Math.abs((ox - x) * down) + Math.abs((oy - y) * right);
        if (along <= 1 || along + 2 * aside >= least) continue;
        best = other;
        least = along + 2 * aside;
      }
      if (!best) return;
      group.setAttribute("tabindex", "-1");
      best.setAttribute("tabindex", "0");
      best.focus();
    }

    draw();
    figure.redraw = () => draw();
  }

  return { map, explore };
})();
