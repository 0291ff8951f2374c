// Listening: a press opens the microphone, what was heard is shown and asked about, and only a yes posts it.
(function () {
  "use strict";
  var HOLD = 350, UNSURE = 0.6, LOUD = 5, SPOKEN = 0.02, SOON = 5000, TRIES = 2;
  var texts = document.getElementById("tekster").dataset;
  function part(id) { return document.getElementById(id); }
  function set(name) { return window.Kiosk.setting(name); }

  var line = null, ready = null, state = "off", turn = 0, misses = 0, heard = null, pressedAt = 0, down = false, mending = null;
  var connect = null, asleep = false, woken = null, cuts = 0, begun = false;

  function say(text) { document.dispatchEvent(new CustomEvent("kiosk-say", { detail: text })); }
  function status(text) { part("tale-status").textContent = text || ""; }
  function banner(text) {
    part("tale-besked").textContent = text || "";
    part("tale-besked").hidden = !text;
  }

  // The button says what the next press does.
  function be(next) {
    state = next;
    part("tal").setAttribute("aria-pressed", String(next === "listening"));
    part("tal-tekst").textContent = { listening: down ? texts.release : texts.stop, opening: texts.soon, waiting: texts.thinking }[next] || texts.press;
    part("styrke").hidden = next !== "listening";
    if (next !== "listening" && next !== "waiting") { part("live").hidden = true; part("live").textContent = ""; }
    status(next === "listening" ? texts.listening : "");
    if (next === "listening") window.Kiosk.here();
  }

  // What is asked: a button's title, or anything where the person may tell something and can be understood.
  function titles() {
    return Array.prototype.map.call(part("svar").querySelectorAll("[data-title]:not([hidden])"), function (b) { return b.dataset.title; });
  }
  function question() {
    var open = part("svar").dataset.open === "yes" || !titles().length;
    return open && ready.dictation ? "open" : "choice";
  }

  // Where the other side has closed, a press opens it again and does what was pressed, if that comes soon.
  function wake(then) {
    asleep = false;
    woken = { then: then, at: Date.now() };
    line.close();
    line = connect();
    status(texts.soon);
  }
  function awake() {
    var was = woken;
    woken = null;
    if (was && Date.now() - was.at < SOON) was.then();
  }
  document.getElementById("hoer-igen").addEventListener("click", function () {
    if (line && asleep) wake(function () { document.getElementById("hoer-igen").click(); });
  });

  function begin() {
    if (line && asleep && !window.KioskTalk.busy()) { wake(begin); return; }
    if (!line || !ready || window.KioskTalk.busy() || state !== "idle") return;
    be("opening");
    document.dispatchEvent(new CustomEvent("kiosk-hush"));
    var mine = ++turn;
    // It is said before the microphone opens, so that nobody talks to a closed one and it does not hear itself.
    window.KioskRead.prompt(texts.listening).then(function () {
      var left = Math.max(0, HOLD - (Date.now() - pressedAt));
      setTimeout(function () { if (mine === turn && state === "opening") listen(); }, down ? left : 0);
    });
  }
  function listen() {
    begun = false;
    be("listening");
    line.listen({ question: question(), options: titles(), hold: down, silence: Number(set("silence")) });
  }
  function done() {
    if (state === "opening") { turn += 1; be("idle"); return; }
    if (state !== "listening") return;
    be("waiting");
    line.done();
  }
  function drop() {
    turn += 1;
    woken = null;
    if (line && (state === "listening" || state === "waiting")) line.drop();
    heard = null;
    if (state !== "off") be("idle");
  }

  var mic = part("tal");
  mic.addEventListener("pointerdown", function (event) {
    if (event.button !== 0) return;
    mic.setPointerCapture(event.pointerId);
    if (state === "listening" || state === "opening") { done(); pressedAt = 0; return; }
    down = true;
    pressedAt = Date.now();
    begin();
  });
  // Let go at once it was a tap, and a second tap ends; let go later it was held, and that ends.
  ["pointerup", "pointercancel"].forEach(function (kind) { mic.addEventListener(kind, letGo); });
  function letGo() {
    var held = down && pressedAt && Date.now() - pressedAt >= HOLD;
    down = false;
    if (held && state === "listening") done();
  }
  mic.addEventListener("click", function (event) {
    // Pointers were handled above; this is a key, a switch or a screen reader.
    if (event.detail !== 0) return;
    if (state === "listening" || state === "opening") done(); else { pressedAt = Date.now(); begin(); }
  });

  var on = {
    ready: function (told) {
      ready = told;
      cuts = 0;
      window.Kiosk.usually("silence", told.silence);
      window.Kiosk.usually("speed", told.speed);
      if (state === "off" || state === "lost") be("idle");
      part("tale").hidden = !(told.dictation || told.choice);
      banner(told.dictation ? (told.synthetic ? texts.synthetic : "") : told.choice ? texts.onlyChoices : texts.noSpeech);
      offer();
      document.dispatchEvent(new CustomEvent("kiosk-voice", { detail: told }));
      awake();
    },
    level: function (told) {
      part("styrke").value = Math.min(1, told.level * LOUD);
      // Whoever speaks is here, whether or not a word of it is understood. What the page itself asks is no sign of that.
      if (told.level >= SPOKEN && state === "listening" && !part("stadig").open) window.Kiosk.here();
    },
    partial: function (told) {
      if (state === "listening") window.Kiosk.here();
      begun = begun || Boolean(told.text);
      if (set("live") !== "on" || state !== "listening") return;
      part("live").hidden = !told.text;
      part("live").textContent = told.text;
    },
    heard: function (told) {
      if (state !== "listening" && state !== "waiting") return;
      window.Kiosk.here();
      be("idle");
      if (told.option) choose(told.option);
      else if (question() === "choice") missed(texts.none);
      else if (told.words.length && told.words.every(function (w) { return w.confidence < UNSURE; })) missed(texts.missed);
      else confirm(told);
    },
    nothing: function (told) {
      if (state !== "listening" && state !== "waiting") return;
      if (told.why === "lost") return;
      be("idle");
      if (told.why === "no_microphone") { banner(texts.noMicrophone); say(texts.noMicrophone); return; }
      missed(told.why === "silent" ? texts.hushed : question() === "choice" ? texts.none : texts.missed);
    },
    lost: function () {
      woken = null;
      cuts += 1;
      if (state === "off" && (ready || cuts >= TRIES)) unheard();
      if (state === "lost" || state === "off") return;
      var cut = state === "listening" || state === "waiting" || state === "opening";
      be("lost");
      part("tale").hidden = false;
      document.dispatchEvent(new CustomEvent("kiosk-hush"));
      status(cut ? texts.lost : "");
      mic.disabled = true;
      on.back = cut;
    },
    gone: function (told) {
      woken = null;
      document.dispatchEvent(new CustomEvent("kiosk-hush"));
      part("tale").hidden = false;
      banner(told.text || texts.noSpeech);
      be("off");
      asleep = Boolean(told.again);
      mic.disabled = !asleep;
    },
    speed: function (told) { be("idle"); window.Kiosk.set("speed", String(told.speed)); document.getElementById("hoer-igen").click(); }
  };

  // A line that never opens, as behind a proxy that does not let it through, is told of.
  function unheard() {
    part("tale").hidden = false;
    mic.disabled = true;
    status("");
    banner(texts.noSpeech);
  }

  // Whoever could not be understood is not asked whether they want to speak.
  function offer() {
    var speak = part("svar").querySelector('[value*=\'"q":"form","v":"speak"\']');
    if (speak) speak.hidden = !(ready && ready.dictation);
  }
  document.addEventListener("kiosk-turn", offer);

  // A title that was said is that answer; the server still wants a press for what sends, shares or erases.
  function choose(option) {
    status(texts.choice.replace("{words}", option));
    window.KioskTalk.say(option);
  }
  function missed(sentence) {
    if (otherWays()) return;
    status(sentence);
    say(sentence);
  }
  // The second time that it did not go well, whichever way, something else than speaking is offered.
  function otherWays() {
    misses += 1;
    if (misses < 2) return false;
    misses = 0;
    window.Kiosk.openPanel("ikke-hoert");
    part("ikke-hoert").querySelector('[data-missed="pictures"]').hidden = !pictureButton();
    say(part("ikke-hoert").querySelector("h2").textContent + " " + part("ikke-hoert").querySelector("p").textContent);
    return true;
  }
  function pictureButton() { return part("svar").querySelector('[value*=\'"v":"pictures"\'], [value*=\'"v":"ideas"\'], .picture'); }

  function confirm(told) {
    heard = (told.words && told.words.length ? told.words : told.text.split(" ").map(function (w) { return { word: w, confidence: 1 }; }))
      .map(function (w) { return { word: w.word, unsure: w.confidence < UNSURE }; });
    show();
    window.Kiosk.openPanel("hoert");
    part("hoert-fjernet").textContent = told.removed || "";
    part("hoert-fjernet").hidden = !told.removed;
    say((told.removed ? told.removed + " " : "") + texts.heard.replace("{words}", words()));
  }
  function words() { return heard.map(function (w) { return w.word; }).join(" "); }
  function show() {
    part("hoert-ord").replaceChildren.apply(part("hoert-ord"), heard.map(function (w, at) {
      var button = document.createElement("button");
      button.type = "button";
      button.dataset.word = at;
      button.textContent = w.word;
      if (w.unsure) {
        button.className = "unsure";
        button.setAttribute("aria-label", w.word + ", " + texts.question);
      }
      return button;
    }));
    part("hoert-usikker").hidden = !heard.some(function (w) { return w.unsure; });
    window.Kiosk.changed();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-heard], [data-missed], [data-word]");
    if (!button) return;
    if (button.dataset.word) { mend(Number(button.dataset.word)); return; }
    ({
      yes: function () { var text = words(); heard = null; window.KioskTalk.say(text); },
      again: function () {
        var wrong = Boolean(heard);
        drop();
        if (!wrong || !otherWays()) again();
      },
      write: function () { write(heard ? words() : ""); },
      replay: function () { document.dispatchEvent(new CustomEvent("kiosk-hush")); if (line) line.replay(); },
      drop: function () { drop(); window.Kiosk.closePanels(); },
      pictures: function () {
        window.Kiosk.closePanels();
        var cards = pictureButton();
        if (cards && !cards.classList.contains("picture")) cards.click(); else if (cards) cards.focus();
      }
    })[button.dataset.heard || button.dataset.missed]();
  });
  function again() {
    drop();
    window.Kiosk.closePanels();
    down = false;
    pressedAt = Date.now();
    begin();
  }
  // What was heard comes behind what somebody had begun to write.
  function write(text) {
    drop();
    window.Kiosk.openPanel("skriv");
    window.KioskTalk.put(text);
  }

  // One word is put right in the field for writing; its Send puts it back among the others.
  function mend(at) {
    mending = { at: at, words: heard, draft: part("text").value };
    window.Kiosk.openPanel("skriv");
    part("text").value = heard[at].word;
    part("text").focus();
    part("text").select();
  }
  document.addEventListener("submit", function (event) {
    if (!mending || !event.target.hasAttribute("data-write")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    var fresh = part("text").value.trim().split(/\s+/).filter(Boolean).map(function (w) { return { word: w, unsure: false }; });
    heard = mending.words.slice();
    heard.splice.apply(heard, [mending.at, 1].concat(fresh));
    part("text").value = mending.draft;
    mending = null;
    if (!heard.length) { drop(); window.Kiosk.closePanels(); return; }
    show();
    window.Kiosk.openPanel("hoert");
  }, true);
  document.addEventListener("kiosk-changed", function () {
    if (!mending || !part("skriv").hidden) return;
    // Back without sending: the words stay as they were heard.
    heard = mending.words;
    part("text").value = mending.draft;
    mending = null;
    setTimeout(function () { if (heard) { show(); window.Kiosk.openPanel("hoert"); } });
  });

  ["kiosk-sends", "kiosk-leaves"].forEach(function (kind) {
    document.addEventListener(kind, function () {
      if (mending) part("text").value = mending.draft;
      mending = null;
      drop();
    });
  });
  document.addEventListener("kiosk-leaves", function () { if (line) line.close(); line = null; });
  document.addEventListener("kiosk-turn", function () { misses = 0; });

  /** What the reader needs of the same connection. */
  window.KioskHear = { line: function () { return line; }, listening: listening, quiet: quiet };
  function listening() { return state === "opening" || state === "listening"; }
  // Nothing is read into an open microphone: it would write down the machine's words as the person's. Whoever has
  // begun to tell is asked about that first.
  function quiet() {
    if (!listening()) return true;
    if (begun && state === "listening") { done(); return false; }
    drop();
    return true;
  }
  window.KioskLine = function (make) { connect = make; line = connect(); };
  window.KioskEvents = function (name, told) {
    if (name === "ready" && mic.disabled) {
      mic.disabled = false;
      window.Kiosk.here();
      if (on.back) { on.back = false; setTimeout(function () { status(texts.back); say(texts.back); }); }
    }
    if (on[name] && typeof on[name] === "function") on[name](told || {});
  };
})();
