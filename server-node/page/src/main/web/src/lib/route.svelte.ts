export type Route = { page: 'run' } | { page: 'comparison' } | { page: 'files' } | { page: 'cell'; cell: number };

function parse(hash: string): Route {
  const path = hash.replace(/^#\/?/, '');
  if (path === 'comparison') return { page: 'comparison' };
  if (path === 'files') return { page: 'files' };
  const cell = /^cell\/(\d+)$/.exec(path);
  return cell ? { page: 'cell', cell: Number(cell[1]) } : { page: 'run' };
}

class Router {
  current = $state.raw<Route>(parse(location.hash));
  /** Whether the address names a page. */
  chosen = $state(location.hash.length > 1);

  constructor() {
    addEventListener('hashchange', () => {
      this.current = parse(location.hash);
      this.chosen = location.hash.length > 1;
    });
  }
}

export const router = new Router();
