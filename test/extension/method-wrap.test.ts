import { wrapMethod } from '../../src/extension/method-wrap';

class Greeter {
    public name = 'ann';
    public greet(word: string): string {
        return `${word} ${this.name}`;
    }
}

const loudly = (greeter: Greeter): (() => void) =>
    wrapMethod(greeter, 'greet', (original, word) => original(word).toUpperCase());

test('A wrapped method is called around, with its own this', () => {
    const greeter = new Greeter();
    loudly(greeter);
    expect(greeter.greet('hello')).toBe('HELLO ANN');
});

test('A method that is unwrapped is the prototype’s again, or the own one that was there', () => {
    const plain = new Greeter();
    loudly(plain)();
    expect(Object.hasOwn(plain, 'greet')).toBe(false);
    const own = new Greeter();
    const before = (): string => 'own';
    own.greet = before;
    loudly(own)();
    expect(Reflect.get(own, 'greet')).toBe(before);
});

test('Where somebody wrapped it again meanwhile, theirs stays and ours passes on', () => {
    const greeter = new Greeter();
    const unwrap = loudly(greeter);
    wrapMethod(greeter, 'greet', (original, word) => `<${original(word)}>`);
    unwrap();
    expect(greeter.greet('hello')).toBe('<hello ann>');
});
