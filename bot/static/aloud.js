// Reading messages aloud, and speaking instead of writing. Without this file, or without a voice, the page is whole.
(function () {
  "use strict";
  function part(id) { return document.getElementById(id); }
  var UNSURE = 0.7;
  // Nothing is read into an open microphone: it would write down the machine's words as the person's.
  var hush = function () {}, endTurn = function () {};
  fetch("/samtale/oplaes").then(function (reply) { return reply.ok ? reply.json() : {}; }).then(function (able) {
    if (able.voice) reading();
    if (able.dictation && window.Lyd && window.Lyd.possible()) speaking();
  }).catch(function () { /* no voice is no fault */ });

  // A button on every message, also on those that come later.
  function reading() {
    var sound = null, pressed = null;
    function each(line) {
      if (line.querySelector(".aloud")) return;
      var button = part("laes-op").content.firstElementChild.cloneNode(true);
      button.dataset.say = button.getAttribute("aria-label");
      button.addEventListener("click", function () { if (pressed === button) stop(); else read(button, line.dataset.n); });
      line.appendChild(button);
    }
    function stop() {
      if (sound) { sound.onended = sound.onerror = null; sound.pause(); }
      if (pressed) { pressed.setAttribute("aria-label", pressed.dataset.say); pressed.classList.remove("on"); }
      sound = pressed = null;
    }
    hush = stop;
    function read(button, n) {
      stop();
      endTurn();
      pressed = button;
      button.classList.add("on");
      button.setAttribute("aria-label", button.dataset.stop);
      sound = new Audio("/samtale/oplaes/" + n);
      sound.onended = sound.onerror = stop;
      sound.play().catch(function () { /* onerror has told */ });
    }
    part("log").querySelectorAll(".line").forEach(each);
    new MutationObserver(function () { part("log").querySelectorAll(".line").forEach(each); })
      .observe(part("log"), { childList: true });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") stop(); });
  }

  // What was heard stands in the field and waits for the person's own press.
  function speaking() {
    var form = document.querySelector("form[data-write]"), field = part("text"), told = part("hoert");
    var button = part("tal").content.firstElementChild.cloneNode(true), lyd = null, listening = false, wanted = false, away = false, begun = false;
    button.dataset.say = button.getAttribute("aria-label");
    form.insertBefore(button, form.querySelector(".send"));
    form.parentNode.insertBefore(told, form);
    button.addEventListener("click", function () {
      if (listening) { lyd.done(); return; }
      if (lyd && away) { show(false, told.dataset.lost); return; }
      wanted = true;
      if (lyd && lyd.ready) begin(); else if (!lyd) lyd = window.Lyd.open({ on: on });
    });
    endTurn = function () { if (listening) lyd.done(); };
    // Who presses Send is done speaking: what was heard is in the field first, and is sent by the next press.
    document.addEventListener("submit", function (event) {
      if (!listening || event.target !== form || !begun && field.value.trim()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      lyd.done();
    }, true);
    function begin() { wanted = false; hush(); lyd.listen({ question: "open" }); }
    function show(on, text) {
      listening = on;
      button.classList.toggle("on", on);
      button.setAttribute("aria-label", on ? button.dataset.stop : button.dataset.say);
      told.textContent = text || "";
    }
    var on = {
      ready: function () { away = false; if (wanted) begin(); else if (told.textContent === told.dataset.lost) told.textContent = ""; },
      listening: function () { begun = false; show(true, told.dataset.listening); },
      partial: function (about) { begun = begun || Boolean(about.text); told.textContent = about.text || told.dataset.listening; },
      nothing: function (about) { show(false, about.why === "no_microphone" ? told.dataset.microphone : told.dataset.nothing); },
      speed: function () { show(false, ""); },
      // A press that met no connection is over: the microphone never opens by itself, minutes later.
      lost: function () { away = true; if (wanted || listening) show(false, told.dataset.lost); wanted = false; },
      gone: function (about) { show(false, about.text); lyd = null; wanted = away = false; },
      heard: function (about) {
        show(false, told.dataset.heard + " «");
        about.words.forEach(function (word, at) {
          var shown = document.createElement(word.confidence < UNSURE ? "mark" : "span");
          shown.textContent = word.word;
          if (at) told.append(" ");
          told.append(shown);
        });
        told.append("» " + (about.removed ? about.removed + " " : "") + told.dataset.right);
        field.value = (field.value ? field.value.replace(/\s*$/, " ") : "") + about.text;
        spoken(true);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
      }
    };
    function spoken(yes) {
      var mode = form.elements.mode;
      if (!mode) {
        mode = document.createElement("input");
        mode.type = "hidden";
        mode.name = "mode";
        form.appendChild(mode);
      }
      mode.value = yes ? "spoken" : "typed";
    }
    new MutationObserver(function () { spoken(false); endTurn(); if (!listening) told.textContent = ""; })
      .observe(part("log"), { childList: true });
    window.addEventListener("pagehide", function () { if (lyd) lyd.close(); });
  }
})();
