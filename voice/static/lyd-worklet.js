// Takes the microphone's sound in tenths of a second: 16-bit samples at 16 kHz. It keeps no more than it is filling.
"use strict";
var RATE = 16000, BLOCK = 1600;

class Ear extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Int16Array(BLOCK);
    this.filled = 0;
    this.sum = 0;
    this.count = 0;
    this.due = 0;
    this.port.onmessage = () => this.give(true);
  }

  process(inputs) {
    var sound = inputs[0][0];
    if (!sound) return true;
    for (var i = 0; i < sound.length; i++) {
      // A browser that cannot take the microphone at 16 kHz gives more: neighbours become one.
      this.sum += sound[i];
      this.count += 1;
      this.due += RATE / sampleRate;
      if (this.due < 1) continue;
      this.due -= 1;
      var sample = this.sum / this.count;
      this.sum = this.count = 0;
      this.block[this.filled++] = Math.max(-1, Math.min(1, sample)) * 32767;
      if (this.filled === BLOCK) this.give(false);
    }
    return true;
  }

  give(last) {
    var block = this.block.slice(0, this.filled);
    this.filled = 0;
    this.port.postMessage({ sound: block.buffer, last: last }, [block.buffer]);
  }
}

registerProcessor("lyd-ear", Ear);
