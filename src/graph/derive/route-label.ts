import type { Route } from '../model.js';

/** `GET /pets`, `ANY $default`, a WebSocket route key; null where the route is not known. */
export function routeLabel(route: Route): string | null {
  if (!route.path.known || !route.method.known) return null;
  return route.method.value === null ? route.path.value : `${route.method.value} ${route.path.value}`;
}
