// Reads the QR code of an invitation before the camera. No picture leaves the page, and none is kept.
import decodeQR from "/kiosk/qr/decode.js";

const panel = document.getElementById("kamera"), video = panel.querySelector("video");
const text = document.getElementById("kamera-tekst"), form = document.getElementById("kode");
const EVERY = 150, WIDTH = 640, GIVE_UP = 60000;
let stream = null, timer = null, ends = null, turn = 0;

document.getElementById("kamera-knap").addEventListener("click", open);
document.getElementById("kamera-luk").addEventListener("click", close);
window.addEventListener("pagehide", stop);

async function open() {
  window.Kiosk.openPanel("kamera");
  text.textContent = text.dataset.looks;
  const mine = ++turn;
  try {
    const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 1280 } } });
    // Somebody went back while the camera was getting ready: it must not look on behind the closed panel.
    if (mine !== turn) { opened.getTracks().forEach((track) => track.stop()); return; }
    stream = opened;
    video.srcObject = stream;
    await video.play();
    if (mine !== turn) return;
  } catch (error) {
    if (mine !== turn) return;
    text.textContent = text.dataset.none;
    return;
  }
  ends = setTimeout(close, GIVE_UP);
  timer = setInterval(look, EVERY);
}
function look() {
  if (!video.videoWidth) return;
  const width = Math.min(WIDTH, video.videoWidth), height = Math.round(width * video.videoHeight / video.videoWidth);
  const canvas = new OffscreenCanvas(width, height), pen = canvas.getContext("2d");
  pen.drawImage(video, 0, 0, width, height);
  let read;
  try { read = decodeQR(pen.getImageData(0, 0, width, height)); } catch (error) { return; /* no code in sight */ }
  // Only the secret after the # is used: where the code leads to is of no matter here.
  const secret = /#k=([\w-]{16,60})$/.exec(read);
  if (!secret) { text.textContent = text.dataset.other; return; }
  stop();
  text.textContent = text.dataset.found;
  form.elements.code.value = secret[1];
  form.submit();
}
function stop() {
  turn += 1;
  clearInterval(timer);
  clearTimeout(ends);
  if (stream) stream.getTracks().forEach((track) => track.stop());
  stream = null;
  video.srcObject = null;
}
function close() { stop(); window.Kiosk.closePanels(); }
