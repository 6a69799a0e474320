import type { TodoistPerson } from './entities.ts';
import type { World } from './world.ts';

/** A request as the routes see it: authorized, its body parsed. */
export type Call = {
  world: World;
  person: TodoistPerson;
  params: Record<string, string>;
  query: Record<string, string>;
  body: Record<string, unknown>;
  /** The path of the request, e.g. `/api/v1/sync`. */
  path: string;
};

/** One row of the API; what `answer` returns is sent as JSON, undefined as 204. */
export type Route = {
  method: 'get' | 'post' | 'delete';
  path: string;
  answer: (call: Call) => unknown;
};

export function get(path: string, answer: Route['answer']): Route {
  return { method: 'get', path, answer };
}

export function post(path: string, answer: Route['answer']): Route {
  return { method: 'post', path, answer };
}

/** A deletion answers nothing. */
export function del(path: string, act: (call: Call) => unknown): Route {
  return { method: 'delete', path, answer: (call) => void act(call) };
}

/** The path parameter `id`. */
export function idOf(call: Call): string {
  return call.params.id ?? '';
}
