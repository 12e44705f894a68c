// The ledger's filters, search and sort. Without it the page shows every row.
"use strict";
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const table = document.getElementById("ledger");
  if (!table) return;
  const STEP = 100;
  const form = document.getElementById("filters");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const at = (key) => heads.findIndex((head) => head.dataset.sort === key);
  const place = { t: at("t"), a: at("a"), p: at("p"), o: at("o") };
  const elements = [...table.querySelectorAll("tbody tr")];
  const rows = elements.map((element, order) => {
    const { v, o, d, r, s } = element.dataset;
    const said = (key) => (place[key] < 0 ? "" : element.cells[place[key]].textContent.trim());
    const title = element.cells[place.t].querySelector("a").textContent;
    return {
      element, order, v, d, r, slip: s === "" ? null : Number(s), owners: o ? o.split(" ") : ["none"],
      a: said("a"), p: said("p"), o: said("o"), t: title, text: plain(element.textContent),
    };
  });
  const verdicts = [...new Set(rows.map((row) => row.v))];
  const counts = [...document.querySelectorAll("#counts a")];
  let found = rows;
  let laid = STEP;
  let sort = "";
  [...table.tBodies].slice(1).forEach((part) => part.remove());

  function plain(text) {
    return text.toLowerCase().replace(/\s+/g, " ");
  }
  // Dates may be a year or a month: the last day that one can mean counts, as in the ledger.
  function last(day) {
    return day.length === 4 ? day + "-12-31" : day.length === 7 ? day + "-31" : day;
  }
  function asked() {
    const wanted = {};
    for (const [name, value] of new FormData(form)) if (value.trim()) wanted[name] = value.trim();
    return wanted;
  }
  function fits(row, wanted, words) {
    const day = last(wanted.when === "reported" ? row.r : row.d);
    return (!wanted.verdict || row.v === wanted.verdict) && (!wanted.area || row.a === wanted.area) &&
      (!wanted.priority || row.p === wanted.priority) && (!wanted.owner || row.owners.includes(wanted.owner)) &&
      (!wanted.from || (day && day >= wanted.from)) && (!wanted.to || (day && day <= wanted.to)) &&
      words.every((word) => row.text.includes(word));
  }
  const value = {
    v: (row) => verdicts.indexOf(row.v), t: (row) => row.t.toLowerCase(), a: (row) => row.a, p: (row) => row.p,
    o: (row) => row.o, d: (row) => last(row.d), r: (row) => last(row.r), s: (row) => row.slip,
  };
  function ordered(some) {
    if (!sort) return some;
    const down = sort.startsWith("-");
    const of = value[down ? sort.slice(1) : sort];
    const empty = (one) => one === "" || one === null;
    return [...some].sort((one, other) => {
      const [a, b] = [of(one), of(other)];
      if (empty(a) || empty(b)) return empty(a) - empty(b) || one.order - other.order;
      return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1) || one.order - other.order;
    });
  }
  function lay() {
    body.replaceChildren(...found.slice(0, laid).map((row) => row.element));
    document.getElementById("further").hidden = found.length <= laid;
    told(Math.min(laid, found.length));
  }
  function told(most) {
    document.getElementById("shown").textContent = found.length === 0
      ? "No commitment fits."
      : `${found.length.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} commitments` +
        (most < found.length ? `; the first ${most} are shown.` : ".");
  }
  function count(wanted, words) {
    const but = { ...wanted, verdict: "" };
    const tally = {};
    for (const row of rows) if (fits(row, but, words)) tally[row.v] = (tally[row.v] || 0) + 1;
    for (const link of counts) {
      link.querySelector("b").textContent = tally[link.dataset.verdict] || 0;
      if (wanted.verdict === link.dataset.verdict) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
  function show() {
    const wanted = asked();
    const words = plain(wanted.q || "").split(" ").filter(Boolean);
    found = ordered(rows.filter((row) => fits(row, wanted, words)));
    laid = STEP;
    count(wanted, words);
    for (const head of heads) {
      const state = sort === head.dataset.sort ? "ascending" : sort === "-" + head.dataset.sort ? "descending" : "";
      if (state) head.setAttribute("aria-sort", state);
      else head.removeAttribute("aria-sort");
    }
    lay();
  }
  // The address holds the view behind #, which works from a folder too.
  function remember() {
    const view = new URLSearchParams(asked());
    if (sort) view.set("sort", sort);
    const hash = view.toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? "#" + hash : "#all");
  }
  function recall() {
    const view = new URLSearchParams(location.hash.slice(1));
    const first = /^#first-(\w+)$/.exec(location.hash);
    if (first) view.set("verdict", first[1]);
    for (const field of form.elements) {
      if (!field.name) continue;
      field.value = view.get(field.name) || "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
    const wish = view.get("sort") || "";
    sort = /^-?[vtapodrs]$/.test(wish) && at(wish.replace("-", "")) >= 0 ? wish : "";
    show();
  }
  function changed() {
    show();
    remember();
  }
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const key = head.dataset.sort;
      sort = sort === key ? "-" + key : key;
      changed();
    });
  }
  for (const link of counts) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      form.elements.verdict.value = form.elements.verdict.value === link.dataset.verdict ? "" : link.dataset.verdict;
      changed();
    });
  }
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
  });
  document.getElementById("clear").addEventListener("click", () => {
    for (const field of form.elements) if (field.name) field.value = "";
    sort = "";
    changed();
  });
  document.getElementById("share").addEventListener("click", async (event) => {
    remember();
    const button = event.currentTarget;
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copy it from the address bar";
    }
  });
  document.getElementById("more").addEventListener("click", () => {
    const next = found[laid];
    laid += STEP;
    lay();
    next.element.querySelector("a").focus();
  });
  window.addEventListener("hashchange", recall);
  // On paper all rows stand; a button in a heading that is repeated on each page is not drawn, its words are.
  const buttons = heads.map((head) => head.firstElementChild);
  window.addEventListener("beforeprint", () => {
    body.replaceChildren(...found.map((row) => row.element));
    told(found.length);
    heads.forEach((head) => head.replaceChildren(head.textContent));
  });
  window.addEventListener("afterprint", () => {
    heads.forEach((head, place) => head.replaceChildren(buttons[place]));
    lay();
  });
  form.hidden = false;
  recall();
});
