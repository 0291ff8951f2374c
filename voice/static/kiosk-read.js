// Reading aloud: each new message by itself, the sentence marked as it is said, the buttons before their keys.
(function () {
  "use strict";
  var PATIENCE = 15000, BEAT = 10000;
  var texts = document.getElementById("tekster").dataset;
  var queue = [], now = null, voice = false, waiting = null, beats = null;
  function sound() { return window.Kiosk.setting("sound") === "on" && voice; }
  function line() { return window.KioskHear.line(); }

  function add(text, place, then) {
    queue.push({ text: text, place: place || null, then: then || null });
    next();
  }
  function next() {
    if (now || !queue.length) return;
    now = queue.shift();
    if (!sound() || !line()) { finish(); return; }
    // A voice that never answers must not keep the rest silent.
    waiting = setTimeout(finish, PATIENCE + now.text.length * 200);
    beats = setInterval(followed, BEAT);
    line().say(now.text, { speed: Number(window.Kiosk.setting("speed")), own: true });
  }
  // What is read to somebody must not be wiped before its end; that it is asked who is here does not count.
  function followed() { if (!document.getElementById("stadig").open) window.Kiosk.here(); }
  function finish() {
    clearTimeout(waiting);
    clearInterval(beats);
    mark(null);
    var done = now;
    now = null;
    if (done && done.then) done.then();
    next();
  }
  function hush() {
    var last = now;
    queue.forEach(function (one) { if (one.then) one.then(); });
    queue = [];
    now = null;
    clearTimeout(waiting);
    clearInterval(beats);
    mark(null);
    if (last && line()) line().hush();
    if (last && last.then) last.then();
  }

  // The browser's own marks leave the text alone that a screen reader reads.
  function mark(range) {
    if (!window.Highlight) return;
    if (range) CSS.highlights.set("read-aloud", new Highlight(range)); else CSS.highlights.delete("read-aloud");
  }
  function marked(told) {
    if (!now || !now.place || told.from === undefined) return;
    var text = now.place.firstChild;
    if (!text || text.nodeType !== Node.TEXT_NODE || told.to > text.length) return;
    var range = document.createRange();
    range.setStart(text, told.from);
    range.setEnd(text, told.to);
    mark(range);
    now.place.scrollIntoView({ block: "nearest" });
  }

  function readLine(one) {
    var place = one.querySelector("p");
    if (place && place.textContent.trim()) add(place.textContent, place);
  }
  function readButtons() {
    document.querySelectorAll("#svar [data-aloud]").forEach(function (button) { add(button.dataset.aloud, button.querySelector("span:last-child")); });
  }
  function readAll(lines) {
    hush();
    if (!sound()) return;
    lines.forEach(function (one) { if (one.classList.contains("theirs")) readLine(one); });
    readButtons();
  }
  function latest() { return Array.prototype.slice.call(document.querySelectorAll("#log .now")); }

  document.addEventListener("kiosk-turn", function (event) { readAll(event.detail); });
  document.addEventListener("kiosk-voice", function (event) {
    var first = !voice;
    voice = Boolean(event.detail.voice);
    document.documentElement.classList.toggle("k-voice", voice);
    if (first && voice) readAll(latest());
  });
  document.addEventListener("kiosk-say", function (event) { hush(); add(event.detail); });
  document.addEventListener("kiosk-hush", hush);
  document.addEventListener("kiosk-sends", hush);
  document.addEventListener("kiosk-leaves", hush);
  document.addEventListener("kiosk-still", function () { hush(); add(texts.still); });
  document.addEventListener("kiosk-setting", function (event) {
    if (event.detail === "sound") { if (!sound()) hush(); else if (!window.KioskHear.listening()) readAll(latest()); }
  });
  document.addEventListener("click", function (event) {
    var hear = event.target.closest("[data-hear]"), again = event.target.closest("#hoer-igen");
    if (!(hear || again) || !window.KioskHear.quiet()) return;
    if (hear) { hush(); readLine(hear.parentElement); } else readAll(latest());
  });

  /** Say something short before going on; at once where the sound is off. */
  window.KioskRead = {
    prompt: function (text) {
      return new Promise(function (go) {
        if (!sound()) { go(); return; }
        hush();
        add(text, null, go);
      });
    }
  };

  // One connection for hearing and speaking; without it everything else works.
  if (window.Lyd) {
    var on = { sentence: marked, said: finish };
    ["ready", "level", "partial", "heard", "nothing", "speed", "lost", "gone"].forEach(function (name) {
      on[name] = function (told) { window.KioskEvents(name, told); };
    });
    window.KioskLine(function () { return window.Lyd.open({ on: on }); });
  }
})();
