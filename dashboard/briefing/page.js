"use strict";
// The offline page: draws its charts, and becomes the show. Asks for nothing; what it knows stands in #briefing.
(() => {
  const { name, titles, notes, figures, template, words, asks } = JSON.parse(document.getElementById("briefing").textContent);
  const find = (which, within = document) => within.querySelector(which);
  const body = document.body;
  const slides = [...document.querySelectorAll(".slide")];
  const config = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false, responsive: false };
  const BARS = 12, PANELS = 6, ROWS = 12; // so many lying bars, panels, rows can be read from the back row
  const WALL = 720; // the height type sizes of the show are meant for

  // ---- charts ---------------------------------------------------------------------------------------------------

  const pen = document.createElement("canvas").getContext("2d");

  /** How wide words are; they may be markup. */
  function wide(words, letter, weight = 400) {
    pen.font = `${weight} ${letter}px Inter, sans-serif`;
    const plain = words.replace(/<[^>]*>/g, "").replace(/&#?\w+;/g, "x");
    return pen.measureText(plain).width;
  }

  /** What stands along an axis: every so many places counted from the newest, so that no name meets another. */
  function thinned(labels, width, letter) {
    const longest = Math.max(1, ...labels.map((label) => wide(label, letter))) + 12;
    const slot = width / Math.max(labels.length, 1);
    const step = [1, 2, 4, 8, 12, 20, 40].find((n) => n * slot >= longest) || labels.length;
    const marks = labels.map((label) => /(\u00a0\[\d+\])+$/.exec(label)?.[0].trim() ?? "");
    const shown = new Map(), placed = [];
    // those with the mark of a note first, and where there is no room for one the mark alone; then from the newest on
    for (const n of [...labels.keys()].reverse().sort((one, other) => Boolean(marks[other]) - Boolean(marks[one]))) {
      const hasRoom = placed.every((one) => Math.abs(one - n) >= step);
      if (hasRoom) placed.push(n);
      if (hasRoom || marks[n]) shown.set(n, hasRoom ? labels[n] : marks[n]);
    }
    return { tickvals: [...shown.keys()], ticktext: [...shown.values()], tickangle: 0 };
  }

  /** A name in lines no wider than that. */
  function inLines(label, most, letter) {
    const lines = [""];
    for (const word of label.split(" ")) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (!lines.at(-1) || wide(longer, letter) <= most) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** Bars: names in lines, some of the bars when the rest stand on other slides, all parts to one scale. */
  function laid(figure, data, layout, width, height, letter, part) {
    const [from, to] = part ? [part.from, part.to] : [0, figure.labels.length];
    const names = figure.labels.map((label) => inLines(label, width * 0.42, letter));
    const row = Math.max(34, Math.max(1, ...names.map((one) => one.length)) * letter * 1.35 + 8);
    const [bars, reasons] = data;
    for (const trace of [bars, reasons]) trace.text = trace.text.map((said) => `\u00a0${said}`);
    const behind = Math.max(0, ...bars.text.filter((_, n) => bars.x[n] !== null).map((said) => wide(said, letter)));
    const before = Math.max(0, ...names.flat().map((line) => wide(line, letter)));
    layout.yaxis = { ...layout.yaxis, ticktext: names.map((one) => one.join("<br>")), range: [to - 0.5, from - 0.5], automargin: false };
    Object.assign(layout.yaxis, { ticks: "outside", ticklen: 8, tickcolor: "rgba(0,0,0,0)" });
    layout.height = height || Math.max(to - from, 3) * row + 20;
    layout.margin = { l: before + 12, r: behind + 12, t: 6, b: 6 };
  }

  /** Lines and columns: labels of rules in rows where they do not meet, names along the foot as there is room. */
  function stood(figure, layout, width, height, large, letter) {
    const notes = layout.annotations || [];
    const ends = notes.filter((note) => note.yref !== "paper"), rules = notes.filter((note) => note.yref === "paper");
    const left = 50 * large, right = 14 + Math.max(0, ...ends.map((note) => wide(note.text, note.font.size, 700) + note.xshift));
    const field = width - right - left, slot = field / Math.max(figure.labels.length, 1);
    const taken = [];
    for (const note of rules) {
      const lines = inLines(note.text, width - 24, note.font.size);
      const size = Math.max(...lines.map((line) => wide(line, note.font.size))) + 4;
      const wished = left + (note.x + 0.5) * slot - (note.xanchor === "right" ? size : 0);
      const begin = Math.max(0, Math.min(wished, width - size)); // within the chart, wherever its rule stands
      let row = 0;
      while (lines.some((_, n) => begin < (taken[row + n] ?? -20) + 10)) row += 1;
      lines.forEach((_, n) => (taken[row + n] = begin + size));
      Object.assign(note, { text: lines.join("<br>"), xshift: begin - wished, yshift: row * letter * 1.35 });
    }
    const above = taken.length * letter * 1.35;
    const entries = figure.data.filter((trace) => trace.showlegend !== false).map((trace) => wide(trace.name, letter) + 56);
    const inRow = entries.reduce((sum, one) => sum + one, 0) <= field ? entries.length : Math.max(1, Math.floor(field / Math.max(...entries)));
    const key = layout.showlegend ? Math.ceil(entries.length / inRow) * letter * 1.5 + 4 : 0;
    layout.height = height || 330 + above + key;
    layout.margin = { l: 4, r: right, t: 8 * large + above + key, b: 26 * large };
    layout.legend.y = 1 + (above + 6) / Math.max(layout.height - layout.margin.t - layout.margin.b, 1);
    Object.assign(layout.xaxis, thinned(figure.labels, field, letter));
  }

  /** Panels beside each other, as many in a row as there is room for; some of them when the rest stand on other slides. */
  function panelled(figure, data, layout, width, height, letter, part) {
    const [from, to] = part ? [part.from, part.to] : [0, figure.panels.length];
    const count = to - from;
    const fitting = height ? Math.round(Math.sqrt((count * width) / height / 2)) : Math.floor(width / 230);
    const across = Math.max(1, Math.min(count, height ? 6 : 4, fitting));
    const slot = width / across, gap = letter, shift = 4 * letter, foot = letter * 2.2;
    const given = height / Math.ceil(count / across);
    const named = figure.panels.map((name) => inLines(name, (slot - gap) * 0.9, letter).map((line) => `<b>${line}</b>`));
    const whole = named.map((name, n) => [...name, ...(figure.said[n] ? inLines(figure.said[n], slot - gap, letter) : [])]);
    const tall = (heads) => Math.max(...heads.slice(from, to).map((one) => one.length)) * letter * 1.32 + 8;
    const heads = height && tall(whole) > 0.45 * given ? named : whole; // where there is no room, whose it is alone
    const head = height ? Math.min(tall(heads), 0.5 * given) : tall(heads);
    const row = height ? given : head + foot + 96;
    const high = row * Math.ceil(count / across);
    const kept = data.filter((trace) => trace.panel >= from && trace.panel < to);
    data.splice(0, data.length, ...kept);
    for (const trace of data) {
      const id = trace.panel === from ? "" : trace.panel - from + 1;
      delete trace.panel;
      Object.assign(trace, { xaxis: `x${id}`, yaxis: `y${id}`, showlegend: false, cliponaxis: false });
    }
    const { xaxis, yaxis } = layout, ends = [0, figure.labels.length - 1];
    Object.assign(layout, { height: high, margin: { l: 0, r: 0, t: 0, b: 0 }, annotations: [], shapes: [] });
    for (let n = 0; n < count; n += 1) {
      const id = n ? n + 1 : "", left = (n % across) * slot, top = Math.floor(n / across) * row;
      const sides = [(left + shift) / width, (left + slot - gap) / width];
      const reach = [1 - (top + row - foot) / high, 1 - (top + head) / high];
      layout[`xaxis${id}`] = { ...xaxis, domain: sides, anchor: `y${id}`, tickvals: ends, ticktext: ends.map((end) => figure.labels[end]), tickangle: 0, automargin: false, ticks: "outside", ticklen: letter * 0.5, tickcolor: "rgba(0,0,0,0)" };
      layout[`yaxis${id}`] = { ...yaxis, domain: reach, anchor: `x${id}`, automargin: false };
      layout.annotations.push({ text: heads[from + n].join("<br>"), x: left / width, y: 1 - top / high, xref: "paper", yref: "paper", xanchor: "left", yanchor: "top", align: "left", showarrow: false, font: { size: letter, color: layout.font.color } });
      for (const place of figure.rules) layout.shapes.push({ type: "line", xref: `x${id}`, yref: `y${id} domain`, x0: place, x1: place, y0: 0, y1: 1, line: { color: "rgba(127,140,155,0.65)", width: 1, dash: "dot" } });
    }
  }

  /** A figure fitted to its room; `large` is 1 on the page, and how much larger everything is in the show. */
  function fitted(figure, width, height, large, part) {
    const { data, layout } = structuredClone({ data: figure.data, layout: figure.layout });
    if (figure.placed && height) {
      large = Math.min(large, height / figure.placed, width / 340); // words of a map meet nothing only at that scale
      if (large < 0.8) for (const trace of data) trace.mode = trace.mode.replace("+text", "");
    }
    const look = getComputedStyle(body), font = { size: 13 * large, color: look.getPropertyValue("--quiet") };
    for (const trace of data) {
      if (trace.line) trace.line.width *= large;
      if (Array.isArray(trace.marker?.size)) trace.marker.size = trace.marker.size.map((one) => one * large);
      else if (trace.marker?.size) trace.marker.size *= large;
      if (Array.isArray(trace.marker?.color)) trace.marker.color = trace.marker.color.map((one) => (one === "#FFFFFF" ? look.backgroundColor : one));
      if (trace.text) trace.textfont = font;
    }
    for (const note of layout.annotations || []) {
      note.font = { color: note.yref === "paper" ? font.color : note.font.color, size: note.font.size * large };
      if (note.xshift) note.xshift *= large;
      if (note.yshift) note.yshift *= large;
    }
    Object.assign(layout, { width, template, font, legend: { font, traceorder: "normal" } });
    for (const axis of ["xaxis", "yaxis"]) layout[axis] = { ...layout[axis], tickfont: font };
    if (figure.placed) Object.assign(layout, { height: height || figure.placed, margin: { l: 4, r: 4, t: font.size * 3, b: 4 } });
    else if (figure.panels) panelled(figure, data, layout, width, height, (font.size = 13 * (large > 1 ? 0.8 * large : 1)), part);
    else if (figure.lying) laid(figure, data, layout, width, height, font.size, part);
    else stood(figure, layout, width, height, large, font.size);
    return { data, layout };
  }

  function draw(slide, large = 1, height = 0, part = null) {
    const figure = figures[slide.dataset.slide];
    const room = find(".chart", slide);
    if (!figure || !room) return;
    const width = Math.floor(room.clientWidth);
    if (width < 1) return;
    const { data, layout } = fitted(figure, width, height, large, part);
    Plotly.react(room, data, layout, config);
    room.dataset.drawn = "yes";
  }

  /** One chart after the other, so that the page can be used meanwhile. */
  function drawAll(rest = slides) {
    if (showing || !rest.length) return;
    draw(rest[0]);
    setTimeout(drawAll, 0, rest.slice(1));
  }

  // ---- the show -------------------------------------------------------------------------------------------------

  /** The rows of a slide that is a table. */
  const rowsOf = (element) => (figures[element.dataset.slide] ? [] : [...element.querySelectorAll("tbody tr")]);

  /** What is shown one after the other: the cover, each slide (long rankings, tables, many panels in parts), the mark. */
  const steps = [...document.querySelectorAll(".step")].flatMap((element) => {
    const figure = figures[element.dataset.slide];
    const count = figure?.panels?.length ?? (figure?.lying ? figure.labels.length : rowsOf(element).length);
    const parts = Math.max(1, Math.ceil(count / (figure?.panels ? PANELS : figure ? BARS : ROWS)));
    return [...Array(parts).keys()].map((n) => ({
      element,
      part: parts > 1 ? { from: Math.round((n * count) / parts), to: Math.round(((n + 1) * count) / parts), count } : null,
    }));
  });
  let showing = false, at = 0, began = 0, wasFull = false, ours = 0, notesWindow = null, timer = 0, drawLater = 0;

  const secondsAsked = () => Math.max(2, Number(/every=(\d+)/.exec(location.hash)?.[1]) || 20);

  function start() {
    if (showing) return;
    showing = true;
    began = Date.now();
    body.classList.add("show");
    if (!location.hash.startsWith("#show")) history.replaceState(null, "", "#show");
    // without a click or a key it fills the window, not the screen
    if (navigator.userActivation?.isActive) document.documentElement.requestFullscreen?.().catch(() => {});
    turn(0);
    if (/every=/.test(location.hash)) auto(true);
  }

  function leave() {
    if (!showing) return;
    showing = false;
    auto(false);
    body.classList.remove("show");
    const { element } = steps[at];
    steps.forEach((step) => step.element.classList.remove("now"));
    history.replaceState(null, "", location.pathname + location.search);
    if (document.fullscreenElement) document.exitFullscreen();
    slides.forEach((slide) => slide.style.removeProperty("--fit"));
    slides.flatMap(rowsOf).forEach((row) => (row.hidden = false));
    drawAll();
    element.scrollIntoView();
  }

  function turn(to) {
    at = Math.min(Math.max(to, 0), steps.length - 1);
    const { element, part } = steps[at];
    steps.forEach((step) => step.element.classList.toggle("now", step.element === element));
    find(".place").textContent = `${at + 1}/${steps.length}` + (part ? ` · ${part.from + 1}–${part.to} / ${part.count}` : "");
    rowsOf(element).forEach((row, n) => (row.hidden = part && (n < part.from || n >= part.to)));
    fit(element);
    const room = find(".chart", element);
    if (room) draw(element, Math.max(1, (innerHeight / WALL) * 1.5), Math.floor(room.clientHeight), part);
    element.focus({ preventScroll: true });
    tell();
  }

  /** Words smaller, a little at a time, until all of them stand in the window; then they may be scrolled. */
  function fit(element) {
    const full = (one) => one.clientHeight && one.scrollHeight > one.clientHeight + 1;
    for (let size = 100; size >= 55; size -= 5) {
      element.style.setProperty("--fit", size / 100);
      if (![element, ...element.querySelectorAll(".remarks, .text, details, .table-room")].some(full)) break;
    }
  }

  /** What is longer than the window even so: a table of many rows. */
  function scroll(way) {
    const { element } = steps[at];
    const rooms = [...element.querySelectorAll(".table-room, .text, .remarks, details"), element];
    rooms.find((one) => one.scrollHeight > one.clientHeight + 1)?.scrollBy({ top: way * innerHeight * 0.4 });
  }

  function auto(on) {
    clearInterval(timer);
    timer = on ? setInterval(() => turn((at + 1) % steps.length), secondsAsked() * 1000) : 0;
    find("[data-do=auto]").setAttribute("aria-pressed", String(Boolean(on)));
  }

  // ---- the presenter's window: written from here, so that it needs no address ----------------------------------

  function openNotes() {
    if (notesWindow && !notesWindow.closed) return notesWindow.focus();
    ours = Date.now() + 2000; // another window ends full screen, even one just asked for, which is no wish to leave
    notesWindow = window.open("", "", "width=720,height=560");
    if (!notesWindow) return alert(words.blocked);
    const page = notesWindow.document;
    page.title = `${words.notes} – ${name}`;
    page.documentElement.lang = document.documentElement.lang;
    page.head.append(find("style").cloneNode(true));
    page.body.className = "presenter";
    for (const kind of ["clock", "now", "said", "then"]) {
      const room = page.createElement(kind === "now" ? "h1" : kind === "clock" ? "time" : "p");
      room.className = kind;
      page.body.append(room);
    }
    page.addEventListener("keydown", pressed);
    tell();
  }

  function tell() {
    if (!notesWindow || notesWindow.closed) return;
    const page = notesWindow.document;
    const said = (step) => (step ? titles[step.element.dataset.slide] ?? find("h1, .code", step.element)?.textContent ?? "" : words.end);
    const here = steps[at].element.dataset.slide;
    find(".now", page).textContent = `${at + 1}/${steps.length} · ${said(steps[at])}`;
    find(".said", page).textContent = (here !== undefined && notes[here]) || words.no_notes;
    find(".then", page).textContent = `${words.then}: ${said(steps[at + 1])}`;
    tick();
  }

  function tick() {
    if (!notesWindow || notesWindow.closed) return;
    const two = (n) => String(n).padStart(2, "0");
    const now = new Date(), passed = Math.floor((Date.now() - began) / 1000);
    const clock = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(":");
    find(".clock", notesWindow.document).textContent = `${clock} · ${two(Math.floor(passed / 60))}:${two(passed % 60)}`;
  }
  setInterval(tick, 1000);
  addEventListener("pagehide", () => notesWindow?.close());

  // ---- newer figures: told, never taken unasked ------------------------------------------------------------------

  const ASKED_EVERY = 30; // seconds

  async function ask() {
    try {
      const { newer } = await (await fetch(asks, { cache: "no-store" })).json();
      find("[data-do=newer]").hidden = !newer;
    } catch {
      // without a network the show goes on
    }
  }
  if (asks) {
    ask();
    setInterval(ask, ASKED_EVERY * 1000);
  }

  // ---- keys, buttons, window ------------------------------------------------------------------------------------

  const deeds = {
    show: start, leave, notes: openNotes,
    next: () => turn(at + 1), back: () => turn(at - 1),
    first: () => turn(0), last: () => turn(steps.length - 1),
    auto: () => auto(!timer),
    down: () => scroll(1), up: () => scroll(-1),
    newer: () => find("[data-do=newer]").hidden || location.assign("?newest#show"),
  };
  const keys = {
    ArrowRight: "next", " ": "next", PageDown: "next", Enter: "next", ArrowLeft: "back", PageUp: "back", Backspace: "back",
    ArrowDown: "down", ArrowUp: "up", Home: "first", End: "last", n: "notes", N: "notes", a: "auto", A: "auto", u: "newer", U: "newer", Escape: "leave",
  };

  function pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "F5" && !showing) {
      event.preventDefault();
      return start();
    }
    const isControl = event.target.closest?.("button, a, summary");
    if (!showing || !keys[event.key] || (isControl && (event.key === " " || event.key === "Enter"))) return;
    event.preventDefault();
    deeds[keys[event.key]]();
  }

  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) deeds[button.dataset.do]();
  });
  document.addEventListener("fullscreenchange", () => {
    if (wasFull && !document.fullscreenElement && Date.now() > ours) leave(); // the browser keeps this Esc to itself
    wasFull = Boolean(document.fullscreenElement);
  });
  addEventListener("hashchange", () => (location.hash.startsWith("#show") ? start() : showing && leave()));
  addEventListener("resize", () => {
    clearTimeout(drawLater);
    drawLater = setTimeout(() => (showing ? turn(at) : drawAll()), 150);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (showing ? turn(at) : drawAll()));

  const folded = [];
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not([open])").forEach((one) => folded.push(one) && (one.open = true));
    body.classList.add("printing");
    slides.forEach((slide) => draw(slide));
  });
  addEventListener("afterprint", () => {
    folded.splice(0).forEach((one) => (one.open = false));
    body.classList.remove("printing");
    drawAll();
  });

  document.fonts.ready.then(() => (location.hash.startsWith("#show") ? start() : drawAll()));
})();
