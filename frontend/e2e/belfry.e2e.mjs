// One Belfry for all of them: a start takes longer than the tests. The one that kills it comes last.
import './console.mjs';
import './cors.mjs';
import './demoPage.mjs';
import './expiry.mjs';
import './keyboard.mjs';
import './leaving.mjs';
import './manyTabs.mjs';
import './policy.mjs';
import './stress.mjs';
import './troubles.mjs';
import './twoTabs.mjs';
