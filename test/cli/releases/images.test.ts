import { applicationsOf, imagesOf } from "../../../cli/releases/images";
import { release } from "./records";

test("a release tells its images, and which of them no registry has", () => {
  expect(imagesOf(release("shop-site-image:1"))).toEqual([{ name: "nginx:1", built: false }, { name: "shop-site-image:1", built: true }]);
});

test("an image that only Terraform can name is left to Terraform", () => {
  expect(imagesOf({ resource: { docker_image: { A: { name: "${data.docker_registry_image.a.name}" } } } })).toEqual([]);
});

test("an image that would be an option of the next command is none", () => {
  expect(imagesOf({ resource: { docker_image: { A: { name: "--config=/x" } } } })).toEqual([]);
});

test("a release tells its applications by the servers that run them", () => {
  expect(applicationsOf(release("shop-site-image:1"))).toEqual([
    { construct: "AppServer", release: "release of shop-site-image:1", image: "shop-site-image:1" },
  ]);
});
