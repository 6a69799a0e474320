import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fillScript, nearNames, readScriptName, scriptCall } from '../../src/domain/scripts.ts';

const LONGEST = 'a'.repeat(40);
const names = fc
  .string({ unit: fc.constantFrom('a', 'я', 'é', '7', '_', '-', 'Ж'), minLength: 1, maxLength: 40 })
  .filter((name) => !/^[_-]/.test(name));

describe('a comment that begins with', () => {
  test.each([
    ['!wifi', 'wifi', ''],
    ['  !wifi\n', 'wifi', ''],
    ['!WiFi', 'wifi', ''],
    ['!wifi And hello!', 'wifi', 'And hello!'],
    ['!wifi\n\nSee you', 'wifi', 'See you'],
    ['!wifi, as I said', 'wifi', ', as I said'],
    ['!wifi-2_b', 'wifi-2_b', ''],
    ['!Вайфай для тебя', 'вайфай', 'для тебя'],
    ['!कॉफी', 'कॉफी', ''],
    ['!cafe\u0301', 'caf\u00e9', ''],
    ['!5', '5', ''],
    [`!${LONGEST}`, LONGEST, ''],
  ])('%j calls %j', (text, name, rest) => {
    expect(scriptCall(text)).toEqual({ name, rest });
  });

  test.each([
    '',
    '!',
    '!!',
    '!!wifi',
    '! wifi',
    '!-',
    '!_note_',
    '!?',
    '![plan](https://example.com)',
    'wifi',
    'see !wifi',
    `!${LONGEST}a`,
  ])('%j calls nothing', (text) => {
    expect(scriptCall(text)).toBeNull();
  });

  test('any name calls it, and keeps what follows', () => {
    fc.assert(
      fc.property(names, fc.constantFrom('', 'a b', '!x', '{agent}'), (name, rest) => {
        expect(scriptCall(`!${name} ${rest}`)).toEqual({ name: readScriptName(name), rest });
      }),
    );
  });
});

describe('the name of a script', () => {
  test.each([
    ['wifi', 'wifi'],
    [' WiFi ', 'wifi'],
    ['Кофе', 'кофе'],
    ['', null],
    ['!wifi', null],
    ['two words', null],
    ['a/b', null],
    ['_x', null],
    [`${LONGEST}a`, null],
  ])('%j is kept as %j', (text, name) => {
    expect(readScriptName(text)).toBe(name);
  });
});

describe('a script', () => {
  const values = { organizer: 'Anna', agent: 'Max', number: 42 };

  test.each([
    ['Hi {organizer}, I am {agent}.', 'Hi Anna, I am Max.'],
    ['#{number}, {number}', '#42, 42'],
    ['{Organizer} {} {name} { agent } {{agent}}', '{Organizer} {} {name} { agent } {Max}'],
    ['', ''],
  ])('%j is filled in as %j', (text, filled) => {
    expect(fillScript(text, values)).toBe(filled);
  });

  test('takes values as they are, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('{agent}', '{number}', '$&', '$1', ''), (a, b) => {
        const filled = fillScript('{organizer}|{agent}', { organizer: b + a, agent: b, number: 1 });
        expect(filled).toBe(`${b}${a}|${b}`);
      }),
    );
  });
});

describe('for a name that is unknown', () => {
  const known = ['wifi', 'coffee', 'rules', 'parking', 'wifi-guests', 'питание', 'a', 'zoo'];

  test.each([
    ['wfii', ['wifi']],
    ['wif', ['wifi', 'wifi-guests']],
    ['guests', ['wifi-guests']],
    ['wifi', ['wifi', 'wifi-guests']],
    ['WIFI', ['wifi', 'wifi-guests']],
    ['coffe', ['coffee']],
    ['cofee', ['coffee']],
    ['rulez', ['rules']],
    ['питанье', ['питание']],
    ['xyz123', ['a', 'coffee', 'parking', 'rules', 'wifi']],
  ])('%j: %j are named', (name, expected) => {
    expect(nearNames(name, known)).toEqual(expected);
  });

  test('nothing is named where there is no script', () => {
    expect(nearNames('wifi', [])).toEqual([]);
  });

  test('one to five known names are named, each once, and the name itself first where it is known', () => {
    fc.assert(
      fc.property(names, fc.array(names, { minLength: 1 }), (name, others) => {
        const lower = others.map((other) => other.toLowerCase());
        const near = nearNames(name, lower);
        expect(near.length).toBeGreaterThan(0);
        expect(near.length).toBeLessThanOrEqual(5);
        expect(new Set(near).size).toBe(near.length);
        expect(lower).toEqual(expect.arrayContaining(near));
        expect(nearNames(name, [...lower, name.toLowerCase()])[0]).toBe(name.toLowerCase());
      }),
    );
  });
});
