import '../packages/react/src/styles.css';
import './page.css';
import { en, ko } from '@belfry/react';
import { ar } from '@belfry/react/locales/ar';
import type { Preview } from '@storybook/react-vite';
import { useEffect } from 'react';
import { MessagesOfStory } from '../packages/react/stories/world';

const modes = { light: en, dark: en, ko, rtl: ar } as const;

function isMode(value: unknown): value is keyof typeof modes {
  return typeof value === 'string' && value in modes;
}

export default {
  globalTypes: {
    mode: {
      description: 'How the page around it looks and speaks',
      toolbar: { title: 'Mode', items: Object.keys(modes), dynamicTitle: true },
    },
  },
  initialGlobals: { mode: 'light' },
  decorators: [
    function InMode(Story, { globals, parameters }) {
      const mode = isMode(globals.mode) ? globals.mode : 'light';
      const messages = modes[mode];
      useEffect(() => {
        const { documentElement: root } = document;
        root.lang = messages.locale;
        root.dir = messages.dir;
        root.dataset.mode = mode;
      }, [mode, messages]);
      return (
        <MessagesOfStory value={messages}>
          {parameters.isPage === true ? (
            <Story />
          ) : (
            <main>
              <Story />
            </main>
          )}
        </MessagesOfStory>
      );
    },
  ],
} satisfies Preview;
