import type { Bounds } from './geometry';

const EDGE = 28;
const CLOSEST = 40;

/** The visible part of the map and its scale, from metres to pixels of the canvas. */
export class Camera {
  width = 1;
  height = 1;
  zoom = 1;
  /** Pixels per metre. */
  scale = 1;
  private fitted = 1;
  private shiftX = 0;
  private shiftY = 0;
  private panX = 0;
  private panY = 0;

  constructor(private readonly bounds: Bounds) {}

  resize(width: number, height: number): void {
    const { left, right, bottom, top } = this.bounds;
    this.width = width;
    this.height = height;
    const wide = Math.max(right - left, 1e-6);
    const tall = Math.max(top - bottom, 1e-6);
    this.fitted = Math.max(1e-9, Math.min((width - 2 * EDGE) / wide, (height - 2 * EDGE) / tall));
    this.settle();
  }

  x(metres: number): number {
    return this.shiftX + metres * this.scale;
  }

  y(metres: number): number {
    return this.shiftY - metres * this.scale;
  }

  /** Zooms in by `factor`; the place at a pixel of the canvas stays there. */
  zoomAt(factor: number, x: number, y: number): void {
    const before = this.zoom;
    this.zoom = Math.min(CLOSEST, Math.max(1, before * factor));
    const grown = this.zoom / before;
    const fromX = x - this.width / 2;
    const fromY = y - this.height / 2;
    this.panX = fromX - grown * (fromX - this.panX);
    this.panY = fromY - grown * (fromY - this.panY);
    this.settle();
  }

  drag(x: number, y: number): void {
    this.panX += x;
    this.panY += y;
    this.settle();
  }

  private settle(): void {
    const { left, right, bottom, top } = this.bounds;
    const mostX = (this.width / 2) * (this.zoom - 1);
    const mostY = (this.height / 2) * (this.zoom - 1);
    this.panX = Math.min(mostX, Math.max(-mostX, this.panX));
    this.panY = Math.min(mostY, Math.max(-mostY, this.panY));
    this.scale = this.fitted * this.zoom;
    this.shiftX = this.width / 2 + this.panX - (this.scale * (left + right)) / 2;
    this.shiftY = this.height / 2 + this.panY + (this.scale * (bottom + top)) / 2;
  }
}
