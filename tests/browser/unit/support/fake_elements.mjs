/* As much of elements as a small control needs: attributes, classes, children and events; no layout and no styles. */

class FakeNode extends EventTarget {
  children = [];
  attributes = {};
  disabled = false;
  hidden = false;
  #text = "";
  #classes = new Set();

  get classList() {
    const classes = this.#classes;
    return {
      toggle: (name, on = !classes.has(name)) => void (on ? classes.add(name) : classes.delete(name)),
      contains: (name) => classes.has(name),
    };
  }

  get textContent() {
    return this.#text + this.children.map((child) => child.textContent ?? child).join("");
  }

  set textContent(text) {
    this.children = [];
    this.#text = String(text);
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }

  getAttribute(name) {
    return this.attributes[name] ?? null;
  }

  removeAttribute(name) {
    delete this.attributes[name];
  }

  append(...children) {
    this.children.push(...children);
  }

  replaceChildren(...children) {
    this.textContent = "";
    this.append(...children);
  }

  /** Presses it as a mouse, a finger or the keyboard does. @param {number} timeStamp in milliseconds */
  pressed(timeStamp) {
    if (!this.disabled) this.dispatchEvent(Object.defineProperty(new Event("click"), "timeStamp", { value: timeStamp }));
  }
}

/** Puts a document that makes such elements where browsers have theirs. */
export function installFakeElements() {
  globalThis.Node = FakeNode;
  globalThis.document = Object.assign(new EventTarget(), {
    createElement: () => new FakeNode(),
    createElementNS: () => new FakeNode(),
  });
}
