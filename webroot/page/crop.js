import {html, render} from 'lit-html';
import {figure} from './figures.js';
import {sheet} from './sheet.js';
import {say} from './strings.js';
import {sayPeople} from './strings-people.js';

/** Pixels on each side of what is chosen. */
const PICTURE = 512;
const ZOOM_MAX = 8;
const ZOOM_STEP = 1.15;
/** Of the square, by a key. */
const MOVE = 0.05;
const PER_WHEEL = 0.002;

/** Which way the square goes over the picture. @type {Record<string, [x: number, y: number]>} */
const WAYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

/** @typedef {{x: number, y: number}} Point */

await sheet('styles/people.css');

/** Chooses the square of a picture: moved and zoomed by mouse, fingers and keys. */
class Cropping {
  #image;
  #chosen;
  #dialog = document.createElement('dialog');
  #before = /** @type {HTMLElement | null} */ (document.activeElement);
  #canvas = document.createElement('canvas');
  #zoom = 1;
  /** The middle of the square, in pixels of the picture. */
  #x;
  #y;
  /** Fingers, or the mouse, where they are on the view. @type {Map<number, Point>} */
  #pointers = new Map();

  /** @param {ImageBitmap} image @param {(chosen: Blob | null) => void} chosen */
  constructor(image, chosen) {
    this.#image = image;
    this.#chosen = chosen;
    this.#x = image.width / 2;
    this.#y = image.height / 2;
    this.#canvas.width = this.#canvas.height = PICTURE;
    const dialog = this.#dialog;
    dialog.className = 'ask crop';
    dialog.setAttribute('aria-labelledby', 'crop-title');
    dialog.onclose = () => this.#closed();
    document.body.append(dialog);
    this.#draw();
    dialog.showModal();
  }

  /** Pixels of the picture on each side of the square. */
  get #side() {
    return Math.min(this.#image.width, this.#image.height) / this.#zoom;
  }

  #draw() {
    this.#paint();
    const percent = Math.round(this.#zoom * 100);
    const content = html`
      <form @submit=${this.#take} @keydown=${this.#key}>
        <h2 id="crop-title">${sayPeople.cropTitle}</h2>
        <div class="crop-view" tabindex="0" autofocus role="application" aria-label=${sayPeople.cropView}
          aria-describedby="crop-hint" @keydown=${this.#walk} @wheel=${this.#wheel} @pointerdown=${this.#press}
          @pointermove=${this.#move} @pointerup=${this.#release} @pointercancel=${this.#release}>${this.#canvas}</div>
        <p class="hint" id="crop-hint">${sayPeople.cropHint}</p>
        <div class="crop-zoom">
          <button type="button" class="quiet square" aria-label=${sayPeople.zoomOut} title=${sayPeople.zoomOut}
            @click=${() => this.#zoomTo(this.#zoom / ZOOM_STEP)}>${figure.minus()}</button>
          <input type="range" min="100" max=${ZOOM_MAX * 100} step="5" aria-label=${sayPeople.zoom}
            aria-valuetext="${percent} %" .value=${String(percent)}
            @input=${(/** @type {any} */ {target}) => this.#zoomTo(Number(target.value) / 100)} />
          <button type="button" class="quiet square" aria-label=${sayPeople.zoomIn} title=${sayPeople.zoomIn}
            @click=${() => this.#zoomTo(this.#zoom * ZOOM_STEP)}>${figure.plus()}</button>
        </div>
        <div class="row end">
          <button type="button" @click=${() => this.#dialog.close()}>${say.cancel}</button>
          <button type="submit" class="primary">${sayPeople.usePicture}</button>
        </div>
      </form>
    `;
    render(content, this.#dialog);
  }

  #paint() {
    const half = this.#side / 2;
    const brush = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d'));
    brush.fillStyle = 'white';
    brush.fillRect(0, 0, PICTURE, PICTURE);
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(this.#image, this.#x - half, this.#y - half, half * 2, half * 2, 0, 0, PICTURE, PICTURE);
  }

  /** Puts the square's middle as near to there as it stays within the picture. @param {number} x @param {number} y */
  #moveTo(x, y) {
    const half = this.#side / 2;
    this.#x = Math.min(Math.max(x, half), this.#image.width - half);
    this.#y = Math.min(Math.max(y, half), this.#image.height - half);
    this.#draw();
  }

  /** @param {number} zoom @param {Point} [fixed] what stays where it is, from the middle, in squares */
  #zoomTo(zoom, fixed = {x: 0, y: 0}) {
    const before = this.#side;
    this.#zoom = Math.min(Math.max(zoom, 1), ZOOM_MAX);
    const grown = before - this.#side;
    this.#moveTo(this.#x + fixed.x * grown, this.#y + fixed.y * grown);
  }

  /** @param {KeyboardEvent} event */
  #walk = (event) => {
    const way = WAYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = this.#side * MOVE;
    this.#moveTo(this.#x + way[0] * step, this.#y + way[1] * step);
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '+' || event.key === '=') this.#zoomTo(this.#zoom * ZOOM_STEP);
    else if (event.key === '-') this.#zoomTo(this.#zoom / ZOOM_STEP);
    else return;
    event.preventDefault();
  };

  /** @param {WheelEvent} event */
  #wheel = (event) => {
    event.preventDefault();
    this.#zoomTo(this.#zoom * Math.exp(-event.deltaY * PER_WHEEL), pointOf(event));
  };

  /** @param {PointerEvent} event */
  #press = (event) => {
    const view = /** @type {HTMLElement} */ (event.currentTarget);
    if (event.button || this.#pointers.size > 1) return;
    view.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, pointOf(event));
  };

  /** One drags the picture; two also stretch it. @param {PointerEvent} event */
  #move = (event) => {
    if (!this.#pointers.has(event.pointerId)) return;
    const before = spanOf([...this.#pointers.values()]);
    this.#pointers.set(event.pointerId, pointOf(event));
    const now = spanOf([...this.#pointers.values()]);
    const {x, y} = this.#middle(before, now);
    if (before.apart && now.apart) this.#zoomTo((this.#zoom * now.apart) / before.apart, now);
    this.#moveTo(this.#x + x, this.#y + y);
  };

  /** How far the square goes when what is held goes elsewhere. @param {Point} before @param {Point} now */
  #middle(before, now) {
    return {x: (before.x - now.x) * this.#side, y: (before.y - now.y) * this.#side};
  }

  /** @param {PointerEvent} event */
  #release = (event) => this.#pointers.delete(event.pointerId);

  #take = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    this.#dialog.close('taken');
  };

  #closed() {
    this.#dialog.remove();
    this.#image.close();
    if (this.#before?.isConnected) this.#before.focus();
    if (this.#dialog.returnValue === 'taken') this.#canvas.toBlob(this.#chosen, 'image/png');
    else this.#chosen(null);
  }
}

/** Where on the view, from its middle, in squares. @param {MouseEvent} event @returns {Point} */
function pointOf({clientX, clientY, currentTarget}) {
  const {left, top, width, height} = /** @type {HTMLElement} */ (currentTarget).getBoundingClientRect();
  return {x: (clientX - left) / width - 0.5, y: (clientY - top) / height - 0.5};
}

/** The middle of what holds, and how far apart two are. @param {Point[]} points */
function spanOf([first, second = first]) {
  return {
    x: (first.x + second.x) / 2,
    y: (first.y + second.y) / 2,
    apart: Math.hypot(first.x - second.x, first.y - second.y),
  };
}

/**
 * Lets a person choose the square of a picture. Focus returns to where it was.
 * @param {Blob} file
 * @returns {Promise<Blob | null>} null for none
 * @throws {DOMException} where it is no picture
 */
export async function crop(file) {
  const image = await createImageBitmap(file);
  return new Promise((chosen) => new Cropping(image, chosen));
}
