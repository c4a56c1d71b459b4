/** Starts the page on the site. */
import { render } from "preact";

const app = document.getElementById("app");
if (app) render(<h1>MNIST Neural Network Animation</h1>, app);
