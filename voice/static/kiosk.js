// What every page of the kiosk does: leave at once, notice that nobody is here, keep this person's settings.
(function () {
  "use strict";
  var html = document.documentElement;
  html.classList.add("js");
  function part(id) { return document.getElementById(id); }

  // Settings last as long as the person is here: leaving empties the storage.
  var usual = { sound: "on", live: "on", scan: "off", speed: "130", silence: "4", pace: "2" };
  var limits = { speed: [70, 250], silence: [2, 10], pace: [0.5, 10] };
  var asked = new URLSearchParams(location.search);
  if (asked.has("kontakt")) usual.scan = "on";
  function setting(name) { return sessionStorage.getItem("kiosk-" + name) || usual[name]; }
  function set(name, value) {
    sessionStorage.setItem("kiosk-" + name, value);
    show();
    document.dispatchEvent(new CustomEvent("kiosk-setting", { detail: name }));
  }
  if (asked.has("kontakt")) sessionStorage.setItem("kiosk-scan", setting("scan"));
  /** What the machine is set to, where the person has chosen nothing. */
  function usually(name, value) {
    if (value) usual[name] = String(value);
    show();
  }
  function show() {
    document.querySelectorAll("[data-set]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(setting(button.dataset.set) === "on"));
    });
    document.querySelectorAll("[data-shows]").forEach(function (output) {
      output.textContent = setting(output.dataset.shows).replace(".", ",");
    });
  }

  // One panel at a time; what lies under it waits.
  var before = null;
  function openPanel(id) {
    before = document.activeElement;
    document.querySelectorAll(".k-panel").forEach(function (panel) { panel.hidden = panel.id !== id; });
    html.classList.toggle("k-covered", true);
    (part(id).querySelector("textarea") || part(id)).focus({ preventScroll: true });
    changed();
  }
  function closePanels() {
    document.querySelectorAll(".k-panel").forEach(function (panel) { panel.hidden = true; });
    html.classList.remove("k-covered");
    if (before && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
    changed();
  }
  // No panel lies over help and leaving, however many rows they take.
  var top = document.querySelector(".k-top");
  new ResizeObserver(function () {
    html.style.setProperty("--k-top", top.offsetHeight + "px");
  }).observe(top);
  function changed() { document.dispatchEvent(new CustomEvent("kiosk-changed")); }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button");
    if (!button) return;
    var data = button.dataset;
    if (data.openPanel) openPanel(data.openPanel);
    else if (data.closePanel !== undefined) closePanels();
    else if (data.set) set(data.set, setting(data.set) === "on" ? "off" : "on");
    else if (data.step) step(data.step, Number(data.by));
    else if (data.look) look(button);
  });
  function step(name, by) {
    var next = Number(setting(name)) + by;
    set(name, String(Math.min(limits[name][1], Math.max(limits[name][0], next))));
  }
  var looked = false;
  function look(button) {
    looked = true;
    var on = html.classList.toggle(button.dataset.look);
    button.setAttribute("aria-pressed", String(on));
    fetch("/visning", { method: "POST", body: new URLSearchParams({ look: button.dataset.look, back: "/om" }), redirect: "manual" });
  }

  // The screen is empty first; the server is told right after, as often as it takes.
  var left = false;
  function leave() {
    if (left) return;
    left = true;
    document.dispatchEvent(new CustomEvent("kiosk-leaves"));
    var empty = part("tomt");
    empty.hidden = false;
    document.body.replaceChildren(empty);
    document.title = "Drømmeplan";
    try { sessionStorage.clear(); } catch (error) { /* a browser may forbid it */ }
    tell();
  }
  function tell() {
    fetch("/kiosk/luk", { method: "POST", redirect: "manual", keepalive: true }).then(function () {
      if (!over()) location.replace("/kiosk?lukket");
    }).catch(function () { if (!over()) setTimeout(tell, 3000); });
  }
  // The program that shows the kiosk ends this browser, with everything that it remembers.
  function over() {
    if (!window.drommeplanKioskOver) return false;
    window.drommeplanKioskOver("");
    return true;
  }
  document.addEventListener("submit", function (event) {
    if (event.target.id === "luk") { event.preventDefault(); leave(); }
  });

  // Where somebody was and nobody is any more, it asks, and then everything goes.
  var usualIdle = Number(document.body.dataset.idle) * 1000, STEPS = 40;
  // Whoever waits for a frame to come round twice is here, however slowly it walks.
  function patience() {
    return setting("scan") === "on" ? Math.max(usualIdle, STEPS * Number(setting("pace")) * 1000) : usualIdle;
  }
  var soon, end, still = part("stadig"), told = Date.now();
  function arm() {
    clearTimeout(soon);
    clearTimeout(end);
    if (left || !usualIdle) return;
    var idle = patience(), warn = Math.min(30000, idle / 2);
    soon = setTimeout(ask, idle - warn);
    end = setTimeout(still ? leave : forget, idle);
  }
  function ask() {
    if (!still) return;
    still.showModal();
    document.dispatchEvent(new CustomEvent("kiosk-still"));
    changed();
  }
  // Whoever turned the sound off before the first page and went has not turned it off for the next one.
  function forget() {
    if (looked || Object.keys(usual).some(function (name) { return setting(name) !== usual[name]; })) { leave(); return; }
    document.dispatchEvent(new CustomEvent("kiosk-forget"));
    arm();
  }
  function here() {
    arm();
    if (!still || Date.now() - told < 60000) return;
    told = Date.now();
    if (window.KioskHear && window.KioskHear.line()) window.KioskHear.line().here();
    fetch("/kiosk/samtale/her", { method: "POST" }).catch(function () { /* the next turn tells */ });
  }
  ["keydown", "pointerdown"].forEach(function (kind) {
    document.addEventListener(kind, here, { passive: true, capture: true });
  });

  document.addEventListener("kiosk-setting", arm);

  // Only when the finger is gone: else it would press what lies under the question.
  ["keyup", "click"].forEach(function (kind) {
    document.addEventListener(kind, function () {
      if (still && still.open) { still.close(); changed(); }
    });
  });
  if (still) still.addEventListener("cancel", function () { arm(); changed(); });

  // A page that comes back out of the browser's memory belongs to somebody who has left.
  window.addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
  document.addEventListener("contextmenu", function (event) { event.preventDefault(); });

  window.Kiosk = { setting: setting, set: set, usually: usually, openPanel: openPanel, closePanels: closePanels, changed: changed, leave: leave, here: here };
  show();
  arm();
})();
