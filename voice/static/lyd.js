// Listening and speaking for any page: one socket, the microphone only while a turn is open, and no word kept
// but the person's own last turn, in memory, so that they can hear it again.
(function () {
  "use strict";
  var WORKLET = document.currentScript.src.replace(/lyd\.js.*$/, "lyd-worklet.js");
  // The conversation is closed, or goes on in another window; after anything else it may be opened again.
  var FOR_GOOD = [4401, 4409];
  var PROTOCOL = "drommeplan-lyd-1", RATE = 16000;
  var FIRST_PAUSE = 500, LONGEST_PAUSE = 15000, FLUSH = 250;
  var SOUND = { echoCancellation: true, noiseSuppression: false, autoGainControl: false, channelCount: 1 };

  // Whether this browser can listen at all; whether the machine can is told by "ready".
  function possible() {
    return !!(window.WebSocket && window.AudioContext && window.AudioWorkletNode &&
      navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
  }

  function open(options) {
    var on = (options && options.on) || {};
    var socket = null, pause = FIRST_PAUSE, again = null, closed = false;
    var numbers = 0, able = null, farewell = null;
    var mic = null, turn = null, mine = [];
    var player = null, volume = null, muted = false;
    var queue = [], playing = null, telling = null, hushed = 0, speed = (options && options.speed) || undefined;
    var connection = {
      listen: listen, done: done, drop: drop, say: say, hush: hush, replay: replay, forget: forget,
      here: function () { send({ do: "here" }); }, mute: mute, close: close,
      get ready() { return able; }, get speed() { return speed; }, set speed(value) { speed = value; }
    };

    function tell(what, about) { if (on[what]) on[what](about || {}); }
    function live() { return socket && socket.readyState === WebSocket.OPEN && able; }
    function send(what) { if (live()) socket.send(typeof what === "object" && !(what instanceof ArrayBuffer) ? JSON.stringify(what) : what); }

    // The socket, and finding it again.
    function connect() {
      again = null;
      var address = location.origin.replace(/^http/, "ws") + "/lyd";
      socket = new WebSocket(address, PROTOCOL);
      socket.binaryType = "arraybuffer";
      socket.onmessage = function (event) {
        if (typeof event.data === "string") take(JSON.parse(event.data)); else heardSound(event.data);
      };
      socket.onclose = function (event) { over(event.code); };
    }
    function over(code) {
      able = null;
      var open = turn;
      stopListening();
      stopSpeaking();
      if (closed) return;
      if (farewell || code >= 4400 && code < 4600) {
        closed = true;
        tell("gone", { text: farewell && farewell.text, again: FOR_GOOD.indexOf(code) < 0 });
        return;
      }
      if (open) tell("nothing", { n: open.n, why: "lost" });
      tell("lost", { wait: pause });
      again = setTimeout(connect, pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
    function take(told) {
      if (told.is === "ready") { pause = FIRST_PAUSE; able = told; tell("ready", told); return; }
      if (told.is === "gone") { farewell = told; stopListening(); stopSpeaking(); return; }
      if (told.is === "sentence") { telling = told; return; }
      if (told.is === "said") { lastOf(told); return; }
      if (told.is === "speed") { speed = told.speed; }
      if (["heard", "nothing", "speed"].indexOf(told.is) >= 0) {
        if (!turn || turn.n !== told.n) return;
        stopListening();
      }
      tell(told.is, told);
    }

    // A turn: the microphone is open from here until the turn is over, and not a moment longer.
    function listen(what) {
      what = what || {};
      if (turn) drop();
      if (!live()) { tell("lost", { wait: pause }); return 0; }
      var mineNow = turn = { n: ++numbers };
      mine = [];
      navigator.mediaDevices.getUserMedia({ audio: SOUND }).then(function (stream) {
        if (turn !== mineNow) { end(stream); return null; }
        return tap(stream).then(function (tapped) {
          if (turn !== mineNow) { tapped.end(); return; }
          mic = tapped;
          send({ do: "listen", n: mineNow.n, question: what.question || "open", options: what.options || [],
            hold: !!what.hold, silence: what.silence || able.silence || 4, personal: what.personal || [] });
          if (mineNow.done) done();
        });
      }).catch(function (error) {
        if (turn !== mineNow) return;
        stopListening();
        tell("nothing", { n: mineNow.n, why: "no_microphone", error: error.name });
      });
      return mineNow.n;
    }
    function end(stream) { stream.getTracks().forEach(function (track) { track.stop(); }); }
    function tap(stream) {
      var context = new AudioContext({ sampleRate: RATE }), source;
      try { source = context.createMediaStreamSource(stream); } catch (error) {
        context.close();
        context = new AudioContext();
        source = context.createMediaStreamSource(stream);
      }
      return context.audioWorklet.addModule(WORKLET).then(function () {
        var ear = new AudioWorkletNode(context, "lyd-ear", { numberOfOutputs: 0 });
        var flushed = null;
        ear.port.onmessage = function (event) {
          heardOwn(event.data.sound);
          if (event.data.last && flushed) flushed();
        };
        source.connect(ear);
        return {
          flush: function (then) {
            var once = function () { flushed = null; clearTimeout(late); then(); };
            var late = setTimeout(once, FLUSH);
            flushed = once;
            ear.port.postMessage("flush");
          },
          end: function () { ear.port.onmessage = null; source.disconnect(); end(stream); context.close(); }
        };
      }).catch(function (error) { end(stream); context.close(); throw error; });
    }
    function heardOwn(sound) {
      if (!turn || !sound.byteLength) return;
      var samples = new Int16Array(sound), power = 0;
      for (var i = 0; i < samples.length; i++) power += samples[i] * samples[i];
      mine.push(samples);
      if (live()) socket.send(sound);
      tell("level", { n: turn.n, level: Math.sqrt(power / samples.length) / 32768 });
    }
    function done() {
      if (!turn) return;
      var now = turn;
      if (!mic) { now.done = true; return; }
      mic.flush(function () { if (turn === now) { unplug(); send({ do: "done" }); } });
    }
    // Nothing is recorded while the answer is on its way.
    function unplug() { if (mic) { mic.end(); mic = null; } }
    function drop() {
      if (!turn) return;
      stopListening();
      send({ do: "drop" });
    }
    function stopListening() { unplug(); turn = null; }

    // Speaking: sentences come faster than they are spoken, and wait here for their turn.
    function say(text, how) {
      how = how || {};
      var n = ++numbers;
      if (!live()) { tell("said", { n: n, spoken: false }); return n; }
      send({ do: "say", n: n, text: text, speed: how.speed || speed || able.speed || 130, own: how.own !== false,
        options: how.options || [], keys: !!how.keys });
      return n;
    }
    function speaker() {
      if (!player) {
        player = new AudioContext();
        volume = player.createGain();
        volume.gain.value = muted ? 0 : 1;
        volume.connect(player.destination);
      }
      if (player.state === "suspended") player.resume();
      return player;
    }
    function mute(on) { muted = on; if (volume) volume.gain.value = on ? 0 : 1; }
    function heardSound(wav) {
      var told = telling;
      telling = null;
      if (!told || told.n <= hushed) return;
      var entry = { told: told, sound: null };
      queue.push(entry);
      speaker().decodeAudioData(wav).then(function (sound) { entry.sound = sound; next(); }, function () {
        queue.splice(queue.indexOf(entry), 1);
        next();
      });
    }
    function lastOf(told) { if (told.n > hushed) { queue.push({ said: told }); next(); } }
    function next() {
      if (playing || !queue.length) return;
      if (queue[0].said) { tell("said", queue.shift().said); next(); return; }
      if (!queue[0].sound) return;
      var entry = queue.shift();
      playing = play(entry.sound, function () { playing = null; next(); });
      tell("sentence", entry.told);
    }
    function play(sound, then) {
      var source = speaker().createBufferSource();
      source.buffer = sound;
      var once = function () { clearTimeout(late); source.onended = null; then(); };
      // A browser that was never pressed makes no sound and never says that it has ended.
      var late = setTimeout(once, sound.duration * 1000 + 1000);
      source.onended = once;
      source.connect(volume);
      source.start();
      return { stop: function () { clearTimeout(late); source.onended = null; source.stop(); } };
    }
    function stopSpeaking() {
      var told = playing || queue.length;
      hushed = numbers;
      queue = [];
      telling = null;
      if (playing) { playing.stop(); playing = null; }
      if (told) tell("said", { n: hushed, spoken: false });
    }
    function hush() { send({ do: "hush" }); stopSpeaking(); }

    // One's own voice again; it never left this page for this.
    function replay(then) {
      var length = mine.reduce(function (sum, part) { return sum + part.length; }, 0);
      stopSpeaking();
      if (!length) { if (then) then(); return false; }
      var sound = speaker().createBuffer(1, length, RATE), out = sound.getChannelData(0), at = 0;
      mine.forEach(function (part) { for (var i = 0; i < part.length; i++) out[at++] = part[i] / 32768; });
      playing = play(sound, function () { playing = null; if (then) then(); next(); });
      return true;
    }
    function forget() { mine = []; }

    function close() {
      closed = true;
      clearTimeout(again);
      stopListening();
      stopSpeaking();
      forget();
      if (player) { player.close(); player = null; }
      if (socket) socket.close();
    }

    connect();
    return connection;
  }

  window.Lyd = { open: open, possible: possible };
})();
