import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';

const docs = await readFile('docs/monitoring.md', 'utf8');

test('each alert leads to a part of docs/monitoring.md that says what to do', async () => {
  const rules = await readFile('deploy/prometheus/alerts.yml', 'utf8');
  const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
  const runbooks = [...rules.matchAll(/runbook: docs\/monitoring\.md#(\w+)/g)].map(
    ([, anchor]) => anchor,
  );

  expect(alerts.length).toBeGreaterThan(5);
  expect(runbooks).toEqual(alerts.map((name) => name.toLowerCase()));
  expect([...docs.matchAll(/^### (\w+)$/gm)].map(([, name]) => name)).toEqual(alerts);
});

test('each metric of ours that is looked at is told of there', async () => {
  const files = ['deploy/grafana/pitcrew.json', 'deploy/prometheus/alerts.yml'];
  const looked = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
  const names = [...looked.matchAll(/\bpitcrew_[a-z_]+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );

  for (const name of new Set(names)) expect(docs).toContain(`\`${name}`);
});
