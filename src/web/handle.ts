/** What a route can say about its page: `export const handle: RouteHandle = { script: false }`. */
export type RouteHandle = {
  /** `false` leaves out client script, the application's stylesheet and its frame: the portal. */
  script?: false;
  /** `false`: the page is about no unit and period, so neither is offered. */
  chooser?: false;
};
