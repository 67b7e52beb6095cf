export { FakeBrowser, FakePage, FakeTab } from './fakeBrowser';
export { FakeClock, settled } from './fakeClock';
export { type Answer, type Call, FakeOutside, inboxJson, json, jwt, never, problem, standingJson } from './fakeOutside';
export { FakeStream, FakeTransport } from './fakeTransport';
