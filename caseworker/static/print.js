// Shows the print button, which needs a script, and prints.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());
