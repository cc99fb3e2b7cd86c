/** Who reads at the end of something that grows stays at its end, also when it changes its size. */

const NEAR = 60;

export class End {
  /** @param {HTMLElement} scroller @param {(here: boolean) => void} [moved] */
  constructor(scroller, moved = () => {}) {
    this.scroller = scroller;
    this.moved = moved;
    this.held = true;
    this.size = "";
    scroller.addEventListener("scroll", () => this.note());
    new ResizeObserver(() => {
      this.size = measure(scroller);
      if (this.held) this.go();
    }).observe(scroller);
  }

  get here() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  go() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.note();
  }

  /** A scroll that only a new size has caused says nothing about the reader. */
  note() {
    if (this.size !== measure(this.scroller)) return;
    this.held = this.here;
    this.moved(this.held);
  }
}

/** @param {HTMLElement} scroller */
const measure = (scroller) => `${scroller.clientWidth} ${scroller.clientHeight}`;
