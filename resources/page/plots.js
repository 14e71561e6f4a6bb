// Plots of numbers that the program has prepared, drawn with D3 and Observable Plot.
//
// All looks are presentation attributes whose colours are the theme's variables: a change of theme
// repaints, and what is exported stands alone. `map.js` draws the map of topics, `figures.js` puts
// plots into the page.
var studyapp = studyapp || {};

studyapp.plots = (() => {
  "use strict";

  const TEXT = 12; // px
  const NARROW = 420; // px; a narrower plot has fewer ticks
  const SVG = "http://www.w3.org/2000/svg";

  const locale = () => document.documentElement.lang || "en";
  const dayOf = (iso) => new Date(`${iso}T12:00:00`); // noon: no change of clocks moves the day
  const percent = (value) => `${Math.round(value * 100)}%`;
  const dates = (options) => new Intl.DateTimeFormat(locale(), options);
  const shortDay = () => {
    const han = locale().startsWith("zh"); // 10/13 there: 10月13日 is too wide for an axis
    const format = dates({ month: han ? "numeric" : "short", day: "numeric" });
    return (date) => format.format(date);
  };
  const fullDay = (date) => dates({ dateStyle: "medium" }).format(date);
  const lines = (...parts) => parts.filter((part) => part !== "").join("\n");
  const fill = (template, values) =>
    template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // What all plots share. The arrows Plot adds to labels are left out.
  function base(width, height, options) {
    return {
      width,
      height,
      marginLeft: 44,
      marginRight: 16,
      marginTop: 24,
      marginBottom: 36,
      ...options,
      x: { labelArrow: "none", labelOffset: 32, ...options.x },
      y: { labelArrow: "none", ...options.y },
    };
  }

  const grid = (options) =>
    Plot.gridY({ stroke: "var(--faint)", strokeOpacity: 1, ...options });
  const frameLine = (y = 0) => Plot.ruleY([y], { stroke: "var(--figure-muted)" });

  function days(rows, width) {
    const first = dayOf(rows[0].day);
    const last = dayOf(rows.at(-1).day);
    const one = first.getTime() === last.getTime();
    return {
      type: "time",
      domain: one ? [new Date(first - 43_200_000), new Date(+last + 43_200_000)] : [first, last],
      ticks: one ? [first] : moments(first, last, width < NARROW ? 4 : 6),
      tickFormat: shortDay(),
      label: null,
    };
  }

  // At most so many days from first to last, evenly apart.
  function moments(first, last, most) {
    const all = d3.timeDays(d3.timeDay(first), d3.timeDay.offset(last, 1));
    const step = Math.ceil(all.length / most);
    return all.filter((_, index) => index % step === 0).map((day) => d3.timeHour.offset(day, 12));
  }

  // How wide a text is, roughly: a Han character is an em wide, others about half.
  const span = (text) =>
    [...text].reduce((sum, one) => sum + (one.codePointAt(0) > 0x2e7f ? 1.02 : 0.56) * TEXT, 0);

  // The text cut to a width.
  function fitted(text, room) {
    let used = 0;
    let end = 0;
    for (const letter of text) {
      used += span(letter);
      if (used > room) return end > 1 ? `${text.slice(0, Math.max(1, end - 1))}…` : "";
      end += letter.length;
    }
    return text;
  }

  // -- the kinds of plot

  // Mean score by day: dots as large as there were answers, a line through the running mean.
  function score({ rows, words }, width) {
    const data = rows.map((row) => ({ ...row, date: dayOf(row.day) }));
    return Plot.plot(
      base(width, 240, {
        x: days(rows, width),
        y: { domain: [0, 1], tickFormat: percent, ticks: 5, label: null },
        r: { range: [1.5, 5], domain: [0, d3.max(data, (row) => row.n)] },
        marks: [
          grid({ ticks: 5 }),
          frameLine(),
          Plot.dot(data, {
            x: "date",
            y: "score",
            r: "n",
            fill: "var(--figure-data)",
            fillOpacity: 0.35,
            title: (row) =>
              lines(fullDay(row.date), fill(words.point, { score: percent(row.score), n: row.n })),
          }),
          Plot.lineY(data, {
            x: "date",
            y: "mean",
            stroke: "var(--figure-data)",
            strokeWidth: 2,
            curve: "monotone-x",
          }),
        ],
      }),
    );
  }

  function bars({ rows, words }, width, height = 180) {
    const data = rows.map((row) => ({ ...row, date: dayOf(row.day) }));
    const format = d3.format("~g");
    return Plot.plot(
      base(width, height, {
        x: {
          type: "band",
          domain: data.map((row) => row.date),
          ticks: spread(data.map((row) => row.date), width),
          tickFormat: shortDay(),
          label: null,
          padding: data.length > 100 ? 0 : 0.2,
        },
        y: { ticks: 4, tickFormat: format, label: words.y, nice: true, domain: top(data, "value") },
        marks: [
          grid({ ticks: 4 }),
          Plot.barY(data, {
            x: "date",
            y: "value",
            fill: (row) => (row.accent ? "var(--figure-accent)" : "var(--figure-data)"),
            title: (row) => lines(fullDay(row.date), fill(words.bar, { value: row.said })),
          }),
          frameLine(),
        ],
      }),
    );
  }

  const top = (data, name) => [0, Math.max(d3.max(data, (row) => row[name]) ?? 0, 1)];

  function spread(values, width) {
    const step = Math.max(1, Math.ceil(values.length / (width < NARROW ? 4 : 8)));
    return values.filter((_, index) => index % step === 0);
  }

  // Stated against actual: on the dashed line confidence is exactly deserved.
  function calibration({ rows, words }, width) {
    const side = Math.min(width, 380);
    return Plot.plot(
      base(width, Math.min(300, side), {
        marginBottom: 44,
        x: { domain: [0, 1], tickFormat: percent, ticks: 5, label: words.x, labelAnchor: "center" },
        y: { domain: [0, 1], tickFormat: percent, ticks: 5, label: words.y },
        marks: [
          grid({ ticks: 5 }),
          frameLine(),
          Plot.link([0], {
            x1: 0,
            y1: 0,
            x2: 1,
            y2: 1,
            stroke: "var(--figure-muted)",
            strokeDasharray: "4 4",
          }),
          Plot.ruleX(rows, {
            x: "stated",
            y1: "low",
            y2: "high",
            stroke: "var(--figure-data)",
            strokeWidth: 2,
          }),
          Plot.line(rows, { x: "stated", y: "right", stroke: "var(--figure-data)" }),
          Plot.dot(rows, {
            x: "stated",
            y: "right",
            r: 5,
            fill: "var(--figure-data)",
            stroke: "var(--paper)",
            title: (row) => lines(row.name, row.said),
          }),
          Plot.text(rows, {
            x: "stated",
            y: "right",
            text: "name",
            textAnchor: "end",
            dx: -10,
            dy: -8,
            fill: "var(--ink)",
            stroke: "var(--paper)",
            strokeWidth: 4,
          }),
        ],
      }),
    );
  }

  // One bar to a topic, its name before it.
  function ranking({ rows, words, domain }, width) {
    const left = Math.min(220, Math.max(96, width * 0.34));
    const names = new Map(rows.map((row) => [row.key, fitted(row.name, left - 12)]));
    return Plot.plot(
      base(width, 48 + rows.length * 24, {
        marginLeft: left,
        marginRight: 44,
        marginTop: 8,
        x: { domain, ticks: 4, tickFormat: d3.format(".2~f"), label: words.x, labelAnchor: "center" },
        y: { domain: rows.map((row) => row.key), tickFormat: (key) => names.get(key), label: null, tickSize: 0 },
        marks: [
          Plot.gridX({ stroke: "var(--faint)", strokeOpacity: 1, ticks: 4 }),
          words.reference
            ? Plot.ruleX([words.reference], {
                stroke: "var(--figure-muted)",
                strokeDasharray: "4 4",
              })
            : null,
          Plot.barX(rows, {
            x: "value",
            y: "key",
            fill: "var(--figure-data)",
            insetTop: 3,
            insetBottom: 3,
            title: (row) => lines(row.name, row.details),
          }),
          Plot.text(rows, {
            x: "value",
            y: "key",
            text: "said",
            textAnchor: "start",
            dx: 5,
            fill: "var(--ink)",
          }),
        ],
      }),
    );
  }

  // Several lines over days, told apart by dashes and by the name at their end as well as colour.
  function curves({ rows, series, words, domain, marked }, width, height = 240) {
    const looks = [
      { stroke: "var(--figure-data)", strokeWidth: 2.2 },
      { stroke: "var(--figure-weight)", strokeWidth: 2, strokeDasharray: "6 4" },
    ];
    const data = rows.map((row) => ({ ...row, date: dayOf(row.day) }));
    const of = (name) => data.filter((row) => row[name] !== null && row[name] !== undefined);
    return Plot.plot(
      base(width, height, {
        marginRight: 24,
        x: days(rows, width),
        y: { domain, tickFormat: percent, ticks: 5, label: words.y ?? null },
        marks: [
          grid({ ticks: 5 }),
          frameLine(domain[0]),
          marked
            ? Plot.ruleX([dayOf(marked)], { stroke: "var(--figure-accent)", strokeWidth: 1.5 })
            : null,
          ...series.flatMap(({ name, said }, index) => [
            Plot.lineY(of(name), { x: "date", y: name, ...looks[index], curve: "monotone-x" }),
            of(name).length < 60
              ? Plot.dot(of(name), {
                  x: "date",
                  y: name,
                  r: 3,
                  symbol: index ? "square" : "circle",
                  fill: looks[index].stroke,
                  title: (row) => lines(fullDay(row.date), `${said} ${percent(row[name])}`, row.said ?? ""),
                })
              : null,
          ]),
          ...series.map(({ said }, index) =>
            Plot.text([0], {
              frameAnchor: "top-left",
              text: () => `${index ? "■" : "●"} ${said}`,
              dx: series.slice(0, index).reduce((sum, one) => sum + span(one.said) + 30, 0),
              dy: -18,
              textAnchor: "start",
              fill: looks[index].stroke,
            }),
          ),
        ],
      }),
    );
  }

  // A square to a day, a column to a week, Monday on top.
  function calendar({ rows, words }, width) {
    const data = rows.map((row) => ({ ...row, date: dayOf(row.day) }));
    const left = 32;
    const week = (date) => d3.timeMonday.count(d3.timeMonday(data[0].date), date);
    const columns = Math.max(1, Math.floor((width - left - 4) / 14));
    const skip = Math.max(0, week(data.at(-1).date) + 1 - columns);
    const shown = data.filter((row) => week(row.date) >= skip);
    const cell = Math.min(18, (width - left - 4) / (week(data.at(-1).date) + 1 - skip));
    const months = [];
    for (const row of shown) {
      if (row.date.getDate() === 1 || (row === shown[0] && row.date.getDate() < 20)) months.push(row);
    }
    const month = dates({ month: "short" });
    const weekday = dates({ weekday: "narrow" });
    const across = week(data.at(-1).date) + 1 - skip;
    return Plot.plot({
      width: left + across * cell + 4,
      height: 22 + 7 * cell,
      marginLeft: left,
      marginRight: 4,
      marginTop: 20,
      marginBottom: 2,
      x: { type: "band", domain: d3.range(skip, skip + across), axis: null, padding: 0.12 },
      y: { type: "band", domain: d3.range(7), axis: null, padding: 0.12 },
      marks: [
        Plot.cell(shown, {
          x: (row) => week(row.date),
          y: (row) => (row.date.getDay() + 6) % 7,
          fill: (row) => `var(--studied-${row.level})`,
          stroke: (row) => (row.today ? "var(--ink)" : "none"),
          rx: 2,
          title: (row) => lines(fullDay(row.date), fill(words.day, { n: row.n })),
        }),
        Plot.text(months, {
          x: (row) => week(row.date),
          frameAnchor: "top",
          text: (row) => month.format(row.date),
          textAnchor: "start",
          dx: -cell / 2,
          dy: -15,
          fill: "var(--soft)",
        }),
        Plot.text([0, 2, 4], {
          y: (row) => row,
          frameAnchor: "left",
          text: (row) => weekday.format(new Date(2024, 0, 1 + row)), // a Monday
          textAnchor: "end",
          dx: -8,
          fill: "var(--soft)",
        }),
      ],
    });
  }

  const KINDS = { score, bars, calibration, ranking, curves, calendar };

  return { KINDS, TEXT, SVG, percent, fitted };
})();
