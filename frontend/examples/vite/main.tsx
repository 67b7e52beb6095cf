import { BelfryBell, BelfryProvider } from '@belfry/react';
import '@belfry/react/styles.css';
import { createRoot } from 'react-dom/client';

const failed = (answer: Response) => Promise.reject(new Error(`status ${answer.status}`));
const token = () => fetch('/api/belfry-token').then((answer) => (answer.ok ? answer.text() : failed(answer)));

createRoot(document.getElementById('root')!).render(
  <BelfryProvider recipient="ada" token={token}>
    <BelfryBell />
  </BelfryProvider>,
);
