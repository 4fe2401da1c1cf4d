/**
 * @jest-environment jsdom
 */
import { browserShelf } from '../../src/hosts/shelf';

test('what one window puts there another one finds', () => {
    browserShelf().set('name', 'text');
    expect(browserShelf().get('name')).toBe('text');
    expect(browserShelf().get('nothing')).toBeNull();
});

test('where the browser forbids it, the window goes on with what it has itself', () => {
    const forbid = () => {
        throw new Error('SecurityError');
    };
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(forbid);
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(forbid);
    const shelf = browserShelf();
    expect(shelf.get('other')).toBeNull();
    shelf.set('other', 'text');
    expect(shelf.get('other')).toBe('text');
    jest.restoreAllMocks();
});
