import { Image } from "@cdktf/provider-docker/lib/image";
import { DefaultTokenResolver, Lazy, StringConcat, Tokenization } from "cdktf";
import { ContainerImage } from "../../lib";
import { defineFramework } from "../support/shop";
import { newApp, newStack } from "../support/synth";
import { projectFolder, removeProjectFolders } from "./project-folder";

afterAll(removeProjectFolders);

const built = () => ContainerImage.fromPythonProject(projectFolder({ "requirements.txt": "", "app.py": "" }));

test("an image of another stack is named as there, and ties no state to the other", () => {
  const app = newApp();
  const ofStaging = defineFramework(newStack("staging", app), "Site", { image: built() }).image;
  const image = ContainerImage.fromImage(ofStaging);
  const ofProduction = defineFramework(newStack("production", app), "Site", { image }).image;
  expect(ofProduction.nameInput).toMatch(/^staging-site-image:[0-9a-f]{16}$/);
  expect(ofProduction.nameInput).toBe(ofStaging.nameInput);
  expect([ofProduction.buildAttribute.internalValue, ofProduction.dependsOn, image._warnings()]).toEqual([undefined, undefined, []]);
});

test("an image of the same stack is waited for", () => {
  const stack = newStack();
  const { image } = defineFramework(stack, "Site", { image: built() });
  const { dependsOn } = defineFramework(stack, "Second", { image: ContainerImage.fromImage(image) }).image;
  const resolver = new DefaultTokenResolver(new StringConcat());
  expect(Tokenization.resolve(dependsOn, { scope: stack, resolver, preparing: false })).toEqual([`docker_image.${image.friendlyUniqueId}`]);
});

test("an image whose name only a deploy tells is refused", () => {
  const image = new Image(newStack(), "Late", { name: Lazy.stringValue({ produce: () => "shop:1" }) });
  expect(() => ContainerImage.fromImage(image)).toThrow(
    "'image' must have a name that is known before the deploy, got 'shop/Late', which has none; name it in 'fromRegistry'",
  );
});
