/** Other ways to carry a stream, for where `event-source-polyfill` does not do: `@belfry/client/transports`. */
export { fallbackTransport } from './fallbackTransport';
export { fetchTransport } from './fetchTransport';
export { pollingTransport } from './pollingTransport';
